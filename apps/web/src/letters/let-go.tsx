import { Button, Dialog, LinkText, Notice } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";

/** Lets a letter go for good, after asking once. */
export function LetGo({ onLetGo }: { readonly onLetGo: () => Promise<boolean> }) {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState(false);
  async function letGo() {
    const gone = await onLetGo();
    setFailed(!gone);
    if (!gone) setAsking(false);
  }
  return (
    <>
      <div className="row push">
        <LinkText onPress={() => setAsking(true)}>{t`Let it go`}</LinkText>
      </div>
      {failed && (
        <Notice kind="trouble" title={t`This device did not keep that`}>
          <Trans>The letter is still here.</Trans>
        </Notice>
      )}
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t`Let this letter go?`}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>
              <Trans>Keep it</Trans>
            </Button>
            <Button kind="ink" onPress={() => void letGo()}>
              <Trans>Let it go</Trans>
            </Button>
          </>
        }
      >
        <Trans>Its words are gone then. Nobody else has had them.</Trans>
      </Dialog>
    </>
  );
}
