import { Button, SegmentedControl } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useVault } from "../vault-context.tsx";
import { ChangeCodeForm } from "./change-code-form.tsx";
import { ChangeInPlace } from "./change-in-place.tsx";
import { OwnUnlocking } from "./own-unlocking.tsx";

/** Minutes without a touch after which everything is locked. */
export type LockAfterMinutes = 1 | 5 | 15;

export interface LockSectionProps {
  readonly value: LockAfterMinutes;
  readonly onChange: (value: LockAfterMinutes) => void;
}

const CHOICES: readonly LockAfterMinutes[] = [1, 5, 15];

/** The lock of the one who is open: lock now, lock by itself, another code. */
export function LockSection({ value, onChange }: LockSectionProps) {
  const { t } = useLingui();
  const { opened, lock } = useVault();
  if (opened === null) return null;
  const { person } = opened;
  return (
    <section className="part">
      <h2>
        <Trans>Your lock</Trans>
      </h2>
      <div className="stack">
        <Button icon="lock" onPress={() => void lock()}>
          <Trans>Lock now</Trans>
        </Button>
        <SegmentedControl
          label={t`Lock by itself, after nobody touched it for`}
          value={String(value)}
          options={CHOICES.map((minutes) => ({
            value: String(minutes),
            label: minutes === 1 ? t`1 minute` : t`${minutes} minutes`,
          }))}
          onChange={(chosen) => onChange(CHOICES.find((minutes) => String(minutes) === chosen) ?? value)}
        />
        <OwnUnlocking />
        <ChangeInPlace label={t`Change the code`} changed={t`The new code is set. The old one opens nothing any more.`}>
          {(onDone) => <ChangeCodeForm key={person.tag} tag={person.tag} onDone={onDone} />}
        </ChangeInPlace>
      </div>
    </section>
  );
}
