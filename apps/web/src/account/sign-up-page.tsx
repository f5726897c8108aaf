import { Redirect, useLocation } from "wouter";
import { QuietFrame } from "../locks/quiet-frame.tsx";
import { SignUpFirst } from "./sign-up-first.tsx";
import { useSignUpGate } from "./use-sign-up-gate.ts";

/** A passphrase and a closed copy, without joining anyone. */
export function SignUpPage() {
  const { shown, onDone } = useSignUpGate();
  const [, navigate] = useLocation();
  if (!shown) return <Redirect to="/settings" replace />;
  return (
    <QuietFrame>
      <SignUpFirst
        why="copy"
        onDone={() => {
          onDone();
          navigate("/settings");
        }}
      />
    </QuietFrame>
  );
}
