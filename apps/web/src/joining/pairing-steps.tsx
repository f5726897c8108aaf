import { ButtonLink, Leaf, PageHead, Signal, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { useVault } from "../vault-context.tsx";
import { Answering } from "./answering.tsx";
import { ComparePhrase } from "./compare-phrase.tsx";
import { InvitingApart } from "./inviting-apart.tsx";
import { InvitingInPerson } from "./inviting-in-person.tsx";
import { PairingFailed } from "./pairing-failed.tsx";
import type { PairingRun } from "./use-pairing.ts";

/** Everything after the first step of joining, the same on both devices. */
export function PairingSteps({ run }: { readonly run: PairingRun }) {
  const [, navigate] = useLocation();
  const { pairing } = run;
  switch (pairing.step) {
    case "none":
      return null;
    case "inviting":
      return pairing.qr === null ? (
        <InvitingApart run={run} words={pairing.words ?? []} until={pairing.until} />
      ) : (
        <InvitingInPerson run={run} qr={pairing.qr} />
      );
    case "answering":
      return <Answering run={run} qr={pairing.qr} />;
    case "compare":
      return (
        <ComparePhrase
          partnerName={pairing.partnerName}
          phrase={pairing.phrase}
          pending={run.pending}
          refused={run.refused}
          onAnswer={(same) => void run.compare(same)}
          onLater={() => navigate("/")}
        />
      );
    case "done":
      return <Joined />;
    case "failed":
      return <PairingFailed run={run} reason={pairing.reason} />;
  }
}

function Joined() {
  const { t } = useLingui();
  const { opened } = useVault();
  const [, navigate] = useLocation();
  const name = opened?.bond?.partnerName;
  return (
    <Spread>
      <Leaf side="left">
        <PageHead
          title={name === undefined || name === null ? t`You are joined.` : t`You and ${name} are joined.`}
          lead={t`Each of you keeps a lock of your own. What you write in private stays with you.`}
        />
      </Leaf>
      <Leaf side="right" middle>
        <div className="stack">
          {opened?.bond?.verified !== false && (
            <Signal state="ready">{t`Nobody stands between your two devices.`}</Signal>
          )}
          <p className="mute">
            <Trans>Only what you give each other in the Room crosses from one device to the other.</Trans>
          </p>
          <ButtonLink kind="ink" href="/" onNavigate={navigate}>
            <Trans>Begin</Trans>
          </ButtonLink>
        </div>
      </Leaf>
    </Spread>
  );
}
