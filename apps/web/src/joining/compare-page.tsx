import { Redirect, useLocation } from "wouter";
import { QuietFrame } from "../locks/quiet-frame.tsx";
import { useVault } from "../vault-context.tsx";
import { AlreadyJoined } from "./already-joined.tsx";
import { ComparePhrase } from "./compare-phrase.tsx";
import { PairingSteps } from "./pairing-steps.tsx";
import { usePairing } from "./use-pairing.ts";
import { usePartnerName } from "./use-partner-name.ts";

/** The two compare their six words later than they joined. */
export function ComparePage() {
  const { opened } = useVault();
  const [, navigate] = useLocation();
  const run = usePairing();
  const partnerName = usePartnerName();
  const bond = opened?.bond ?? null;
  const { step } = run.pairing;
  if (bond === null && step === "none") return <Redirect to="/join" replace />;
  if (bond === null || step === "done" || step === "failed" || step === "compare") {
    return (
      <QuietFrame view={step}>
        <PairingSteps run={run} />
      </QuietFrame>
    );
  }
  return (
    <QuietFrame>
      {bond.verified ? (
        <AlreadyJoined name={bond.partnerName} />
      ) : (
        <ComparePhrase
          partnerName={partnerName(bond.partnerName)}
          phrase={bond.phrase}
          pending={run.pending}
          refused={run.refused}
          onAnswer={(same) => void run.compare(same)}
          onLater={() => navigate("/")}
        />
      )}
    </QuietFrame>
  );
}
