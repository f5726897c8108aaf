import { Actions, Button, Dialog, Notice } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { type Refused, useRefusalWords } from "../locks/refusal-words.ts";
import { useAttempt } from "../locks/use-attempt.ts";
import { useVault } from "../vault-context.tsx";

interface LeavePartnerProps {
  readonly name: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Ends the joining from this side: what that does, plainly, before it is done. */
export function LeavePartner({ name, open, onClose }: LeavePartnerProps) {
  const { t } = useLingui();
  const { vault } = useVault();
  const words = useRefusalWords();
  const attempt = useAttempt<Refused>();

  async function leave() {
    const left = await attempt.run(() => vault.leavePartner());
    if (left?.ok === true) onClose();
  }

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t`End the joining with ${name}?`}
      actions={
        <Actions>
          <Button onPress={onClose}>
            <Trans>Stay joined</Trans>
          </Button>
          <Button kind="ink" pending={attempt.pending} onPress={() => void leave()}>
            <Trans>End it now</Trans>
          </Button>
        </Actions>
      }
    >
      <div className="stack">
        <ul className="plain-points">
          <li>
            <Trans>It ends at once, from your side alone. Nobody has to agree.</Trans>
          </li>
          <li>
            <Trans>What is yours stays yours, with you.</Trans>
          </li>
          <li>
            <Trans>What crossed in the Room until now stays readable for both of you, as it was.</Trans>
          </li>
          <li>
            {t`Nothing is announced. ${name} sees “on the solo track for now”, as with every other cause. Over time, quiet can still be noticed.`}
          </li>
          <li>
            <Trans>Joining again takes seven days, and both of you.</Trans>
          </li>
        </ul>
        {attempt.refused !== null && (
          <Notice kind="trouble" title={t`You are still joined`}>
            {words(attempt.refused)}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
