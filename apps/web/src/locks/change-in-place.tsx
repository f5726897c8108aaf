import { LinkText } from "@attune/ui";
import { type ReactNode, useState } from "react";

interface ChangeInPlaceProps {
  /** "Change the code" */
  readonly label: string;
  /** Said once it is changed. */
  readonly changed: string;
  /** The form, given what to call when the change is made. */
  readonly children: (onDone: () => void) => ReactNode;
}

/** A link that opens a form below itself, and says when what it changes has been changed. */
export function ChangeInPlace({ label, changed, children }: ChangeInPlaceProps) {
  const [state, setState] = useState<"closed" | "open" | "changed">("closed");
  return (
    <>
      <p className="sm mute" role="status">
        {state === "changed" ? changed : ""}
      </p>
      <LinkText expanded={state === "open"} onPress={() => setState(state === "open" ? "closed" : "open")}>
        {label}
      </LinkText>
      {state === "open" && children(() => setState("changed"))}
    </>
  );
}
