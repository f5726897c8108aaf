import { Actions, Button, Dialog, Notice } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { type Refused, useRefusalWords } from "../locks/refusal-words.ts";
import { useAttempt } from "../locks/use-attempt.ts";
import { useVault } from "../vault-context.tsx";

interface DeepCleanDialogProps {
  readonly kind: "mine" | "ours";
  /** What the partner calls themselves. */
  readonly name: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** What a deep clean does and what it does not, plainly, before it begins. */
export function DeepCleanDialog({ kind, name, open, onClose }: DeepCleanDialogProps) {
  const { t } = useLingui();
  const { vault } = useVault();
  const words = useRefusalWords();
  const attempt = useAttempt<Refused>();

  async function begin() {
    const begun = await attempt.run(() => vault.deepClean(kind));
    if (begun?.ok === true) onClose();
  }

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={kind === "mine" ? t`Make new keys for what is yours?` : t`Make new keys for what you share?`}
      actions={
        <Actions>
          <Button onPress={onClose}>
            <Trans>Not now</Trans>
          </Button>
          <Button kind="ink" pending={attempt.pending} onPress={() => void begin()}>
            {attempt.pending ? t`One moment …` : <Trans>Begin</Trans>}
          </Button>
        </Actions>
      }
    >
      <div className="stack">
        <ul className="plain-points">
          <li>
            <Trans>Nothing that is still here is lost, on any device.</Trans>
          </li>
          <li>
            <Trans>What was removed until now: in the end, no key that is kept opens it any more.</Trans>
          </li>
          <li>
            <Trans>What somebody has already read or copied stays with them. No app can take that back.</Trans>
          </li>
          <li>
            {kind === "mine"
              ? t`Nothing of this reaches what you share. Whoever runs the server can see that you have new keys, and not why.`
              : t`${name} gets new keys as well, when their app is open next. No page shows it; who looks closely can find that the keys are new, and not why.`}
          </li>
          <li>
            <Trans>
              Your passphrase and your sheet open everything as before. If someone else may know them, change the
              passphrase and make a new sheet once this is done.
            </Trans>
          </li>
          <li>
            <Trans>It takes a while. You can close the app; it goes on when you are here and connected.</Trans>
          </li>
        </ul>
        {attempt.refused !== null && (
          <Notice kind="trouble" title={t`It has not begun`}>
            {words(attempt.refused)}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
