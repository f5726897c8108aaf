import { Button, Leaf, PageHead, Signal, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useVault } from "../vault-context.tsx";
import { PairingTrouble } from "./pairing-trouble.tsx";
import { ScanCode } from "./scan-code.tsx";
import { ShowCode } from "./show-code.tsx";
import type { PairingRun } from "./use-pairing.ts";

/** In the same room: this device shows its picture, then reads the other's. */
export function InvitingInPerson({ run, qr }: { readonly run: PairingRun; readonly qr: string }) {
  const { t } = useLingui();
  const { vault } = useVault();
  const [scanned, setScanned] = useState(false);

  async function confirm(text: string) {
    setScanned(await run.take(() => vault.confirmScanned(text)));
  }

  return (
    <Spread>
      <Leaf side="left">
        <PageHead
          who={{ icon: "eye", text: t`The two of you, and who can see this screen` }}
          title={t`First, let the other device look at this.`}
          lead={t`There: “I have an invitation”, then “Scan the picture”.`}
        />
        <ShowCode text={qr} label={t`A picture for the other device’s camera`} />
      </Leaf>
      <Leaf side="right" middle>
        <div className="stack">
          <h2>
            <Trans>Then look at the other device’s picture.</Trans>
          </h2>
          <p className="mute">
            <Trans>It shows one as soon as it has read this one. That closes the circle, and you are joined.</Trans>
          </p>
          {scanned ? (
            <Signal state="settling" live>
              {t`Read. Waiting for the other device, which may take a moment.`}
            </Signal>
          ) : (
            <ScanCode
              main
              label={t`Scan the other picture`}
              looking={t`Hold the other device’s picture into the frame.`}
              pending={run.pending}
              onFound={(text) => void confirm(text)}
            />
          )}
          <PairingTrouble refused={run.refused} />
          <div className="acts">
            <Button kind="text" onPress={() => void run.stop()}>
              <Trans>Stop here</Trans>
            </Button>
          </div>
        </div>
      </Leaf>
    </Spread>
  );
}
