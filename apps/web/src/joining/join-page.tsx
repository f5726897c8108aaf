import { ButtonLink, ChoiceRow, Leaf, LoopFigure, PageHead, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { Redirect, useLocation } from "wouter";
import { SignUpFirst } from "../account/sign-up-first.tsx";
import { QuietFrame } from "../locks/quiet-frame.tsx";
import { useVault } from "../vault-context.tsx";
import { AlreadyJoined } from "./already-joined.tsx";
import { PairingSteps } from "./pairing-steps.tsx";
import { PairingTrouble } from "./pairing-trouble.tsx";
import { useJoining } from "./use-joining.ts";
import type { PairingRun } from "./use-pairing.ts";

/** Someone who is open invites the other, who has a device of their own. */
export function JoinPage() {
  const { view, run, bond, signUp } = useJoining();
  return (
    <QuietFrame view={view} patient={view === "inviting" || view === "answering"}>
      {body()}
    </QuietFrame>
  );

  function body() {
    switch (view) {
      case "locked":
        return <Redirect to="/" replace />;
      case "joined":
        return <AlreadyJoined name={bond?.partnerName} />;
      case "sign-up":
        return <SignUpFirst onDone={signUp.onDone} />;
      case "none":
        return <HowToJoin run={run} />;
      default:
        return <PairingSteps run={run} />;
    }
  }
}

function HowToJoin({ run }: { readonly run: PairingRun }) {
  const { t } = useLingui();
  const { vault } = useVault();
  const [, navigate] = useLocation();
  return (
    <Spread>
      <Leaf side="left">
        <PageHead
          who={{ icon: "lock", text: t`Only you, until the other answers` }}
          title={t`Are you in the same room?`}
          lead={t`Two devices, one for each of you. Joining shows neither what the other wrote before.`}
        />
        <div className="only-wide push">
          <LoopFigure label={t`Two ribbons, one for each of you, crossing in a single loop`} />
        </div>
      </Leaf>
      <Leaf side="right" middle label={t`Ways to join`}>
        <ChoiceRow
          icon="together"
          title={t`In the same room`}
          description={t`Each device looks at the other’s picture. The surest way.`}
          onPress={() => void run.take(() => vault.invite("in-person"))}
        />
        <ChoiceRow
          icon="talk"
          title={t`In two places`}
          description={t`Six words by phone, then six to compare. No camera needed.`}
          onPress={() => void run.take(() => vault.invite("apart"))}
        />
        <ChoiceRow
          icon="invitation"
          title={t`I have an invitation`}
          description={t`The other has begun, and waits for you.`}
          href="/invitation"
          onNavigate={navigate}
        />
        <div className="stack part">
          <p className="sm mute" role="status">
            {run.pending ? t`One moment …` : ""}
          </p>
          <PairingTrouble refused={run.refused} />
          <ButtonLink kind="text" href="/" onNavigate={navigate}>
            <Trans>Not now</Trans>
          </ButtonLink>
        </div>
      </Leaf>
    </Spread>
  );
}
