import type { OpenedPerson, PersonTag } from "@attune/application";
import { HandOver, Notice } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useVault } from "../vault-context.tsx";
import { inkOf } from "./ink.ts";
import { UnlockForm } from "./unlock-form.tsx";

export interface UnlockPanelProps {
  /** Whose lock opens. */
  readonly tag: PersonTag;
  /** "Please hand the device to Jun." by default. */
  readonly title?: string;
  /** What comes next, in a sentence; nothing private. */
  readonly children?: ReactNode;
  /** Called with what the right code opened; whoever shows the panel then enters. */
  readonly onOpened: (opened: OpenedPerson) => Promise<void> | void;
  /** Another way, such as waiting. */
  readonly other?: ReactNode;
}

/** The page between two people on one device, and the next one's lock, in one step. */
export function UnlockPanel({ tag, title, children, onOpened, other }: UnlockPanelProps) {
  const { t } = useLingui();
  const { people } = useVault();
  const person = people.find((one) => one.tag === tag);
  if (person === undefined) {
    return (
      <Notice kind="trouble" title={t`This lock is not here any more`}>
        <Trans>It was taken off this device. Going back to the beginning shows who is here.</Trans>
      </Notice>
    );
  }
  const { name } = person;
  return (
    <HandOver
      partner={inkOf(person)}
      name={name}
      title={title ?? t`Please hand the device to ${name}.`}
      confirm={<UnlockForm person={person} submitLabel={t`I’m ${name}, I have it`} onOpened={onOpened} other={other} />}
    >
      {children ?? t`What was private before is closed. What comes next is for ${name}.`}
    </HandOver>
  );
}
