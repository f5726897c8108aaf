import type { Pairing } from "@attune/application";
import { Button, ButtonLink, Leaf, PageHead, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";
import type { PairingRun } from "./use-pairing.ts";

type Reason = Extract<Pairing, { readonly step: "failed" }>["reason"];

interface PairingFailedProps {
  readonly run: PairingRun;
  readonly reason: Reason;
}

/** The joining did not come about: why, and what can be done. Nothing of either is lost. */
export function PairingFailed({ run, reason }: PairingFailedProps) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const words: Readonly<Record<Reason, string>> = {
    expired: t`The invitation was open for a day and is over. A new one takes a minute.`,
    "wrong-code": t`What was scanned or typed does not belong to this invitation. A new beginning on both devices helps.`,
    "relay-unreachable": t`The connection was gone in between. A new beginning on both devices helps, when it is back.`,
    "cards-differ": t`The two devices did not show the same. One of you may have used an older invitation, or someone may stand in between. Nothing was joined, and nothing of yours was sent. A new beginning in the same room is the surest way.`,
    "too-soon": t`Seven days have to pass between leaving and joining again. That gives both of you time. After that it works, when both want it.`,
  };
  return (
    <Spread>
      <Leaf side="left">
        <PageHead title={t`You are not joined yet.`} lead={words[reason]} />
      </Leaf>
      <Leaf side="right" middle>
        <div className="stack">
          <p className="mute">
            <Trans>What each of you wrote is where it was.</Trans>
          </p>
          <div className="acts">
            {reason !== "too-soon" && (
              <Button kind="ink" onPress={() => void run.stop()}>
                <Trans>Begin anew</Trans>
              </Button>
            )}
            <ButtonLink href="/" onNavigate={navigate}>
              <Trans>Not now</Trans>
            </ButtonLink>
          </div>
        </div>
      </Leaf>
    </Spread>
  );
}
