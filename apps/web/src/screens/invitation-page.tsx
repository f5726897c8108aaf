import { useState } from "react";
import { SignUpFirst } from "../account/sign-up-first.tsx";
import { AlreadyJoined } from "../joining/already-joined.tsx";
import { AnswerInvitation } from "../joining/answer-invitation.tsx";
import { InvitationFirst } from "../joining/invitation-first.tsx";
import { PairingSteps } from "../joining/pairing-steps.tsx";
import { useJoining } from "../joining/use-joining.ts";
import { QuietFrame } from "../locks/quiet-frame.tsx";

/** Someone has an invitation: a name and a lock, a passphrase, then six words or a picture. */
export function InvitationPage() {
  const { view, run, bond, signUp } = useJoining();
  const [words, setWords] = useState("");
  return (
    <QuietFrame view={view} patient={view === "inviting" || view === "answering"}>
      {body()}
    </QuietFrame>
  );

  function body() {
    switch (view) {
      case "locked":
        return <InvitationFirst />;
      case "joined":
        return <AlreadyJoined name={bond?.partnerName} />;
      case "sign-up":
        return <SignUpFirst onDone={signUp.onDone} />;
      case "none":
        return <AnswerInvitation run={run} words={words} onWords={setWords} />;
      default:
        return <PairingSteps run={run} />;
    }
  }
}
