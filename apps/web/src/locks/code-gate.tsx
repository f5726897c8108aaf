import { LinkText, PageHead, Sheet } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { useVault } from "../vault-context.tsx";
import { CodeTry } from "./code-try.tsx";
import type { Refused } from "./refusal-words.ts";
import { useAttempt } from "./use-attempt.ts";

interface CodeGateProps {
  /** Shown once the code was said. */
  readonly children: ReactNode;
  readonly onCancel?: () => void;
  /** What is behind it, where the gate is the whole page. */
  readonly title?: string;
}

/** Asks for the code once more, before what someone who picked up an open device must not do. */
export function CodeGate({ children, onCancel, title }: CodeGateProps) {
  const { t } = useLingui();
  const { vault } = useVault();
  const attempt = useAttempt<Refused>();
  const [fine, setFine] = useState(false);
  if (fine) return children;

  async function confirm(code: string) {
    const confirmed = await attempt.run(() => vault.confirmCode(code));
    if (confirmed?.ok === true) setFine(true);
    return confirmed;
  }

  const form = (
    <CodeTry
      focused
      label={t`Your code, once more`}
      description={t`So that nobody does this who has only picked up the device.`}
      submitLabel={t`Go on`}
      attempt={attempt}
      onTry={confirm}
      other={onCancel !== undefined && <LinkText onPress={onCancel}>{t`Not now`}</LinkText>}
    />
  );
  if (title === undefined) return form;
  return (
    <Sheet narrow>
      <PageHead who={{ icon: "lock", text: t`Only you` }} title={title} />
      {form}
    </Sheet>
  );
}
