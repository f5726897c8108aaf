import { Button, Leaf, LoadingState, PageHead, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { ShowCode } from "./show-code.tsx";
import type { PairingRun } from "./use-pairing.ts";

/** This device has read the other's picture or words, and waits for the other. */
export function Answering({ run, qr }: { readonly run: PairingRun; readonly qr: string | null }) {
  const { t } = useLingui();
  return (
    <Spread>
      <Leaf side="left">
        <PageHead
          who={{ icon: "eye", text: t`The two of you, and who can see this screen` }}
          title={qr === null ? t`Waiting for the other device.` : t`Now let the other device look at this.`}
          lead={
            qr === null
              ? t`This page goes on by itself. It may take a moment.`
              : t`There: “Scan the other picture”. This page goes on by itself.`
          }
        />
        {qr !== null && <ShowCode text={qr} label={t`A picture for the other device’s camera`} />}
      </Leaf>
      <Leaf side="right" middle>
        <LoadingState label={t`Waiting for the other device`} />
        <div className="acts">
          <Button kind="text" onPress={() => void run.stop()}>
            <Trans>Stop here</Trans>
          </Button>
        </div>
      </Leaf>
    </Spread>
  );
}
