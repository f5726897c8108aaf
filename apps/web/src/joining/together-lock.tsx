import { Button, Leaf, PageHead, type Partner, PartnerMark, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import type { Refused } from "../locks/refusal-words.ts";
import { SetLockForm } from "../locks/set-lock-form.tsx";

interface TogetherLockProps {
  readonly name: string;
  readonly othersName: string;
  readonly ink: Partner;
  readonly which: "first" | "second";
  readonly onSet: (code: string) => Promise<Refused | null>;
  readonly onBack: () => void;
}

/** One of two people on a shared device sets their lock, while the other looks away. */
export function TogetherLock({ name, othersName, ink, which, onSet, onBack }: TogetherLockProps) {
  const { t } = useLingui();
  return (
    <Spread>
      <Leaf side="left">
        <PageHead
          who={{ icon: "lock", text: t`Only ${name} knows this code` }}
          title={which === "first" ? t`${name}, your lock first.` : t`${name}, now your lock.`}
          lead={t`What you write in private opens with this code, and with nothing else on this device.`}
        />
        <p className="only-wide push">
          <PartnerMark partner={ink} name={name} />
        </p>
      </Leaf>
      <Leaf side="right" middle>
        <SetLockForm
          name={name}
          othersName={othersName}
          onSet={onSet}
          other={
            <Button kind="text" onPress={onBack}>
              <Trans>Back</Trans>
            </Button>
          }
        />
      </Leaf>
    </Spread>
  );
}
