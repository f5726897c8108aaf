import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { type Partner, PartnerMark } from "./partner-mark.tsx";

export interface SlipProps {
  /** Whose words, or own for a draft that belongs to nobody else yet. */
  readonly owner: Partner | "own";
  /** The words; text is set in the voice. */
  readonly children: ReactNode;
  /** The name above the words, with its mark. */
  readonly name?: string | undefined;
  /** A quiet line above the words, such as where they come from. */
  readonly note?: string | undefined;
  /** How large the words are spoken: reading by default. */
  readonly size?: "reading" | "spoken" | undefined;
  /** Another person's words, quoted. */
  readonly quote?: boolean | undefined;
}

/** A piece of paper with someone's words; the sharp corner points to its owner. */
export function Slip({ owner, children, name, note, size, quote }: SlipProps): ReactElement {
  const look = classNames("slip", `slip-${owner}`, size === "spoken" && "slip-spoken");
  const content = (
    <>
      {name !== undefined && owner !== "own" && (
        <p className="slip-name">
          <PartnerMark partner={owner} name={name} />
        </p>
      )}
      {note !== undefined && <p className="slip-note xs mute">{note}</p>}
      <div className="voice slip-words">{children}</div>
    </>
  );
  return quote === true ? <blockquote className={look}>{content}</blockquote> : <div className={look}>{content}</div>;
}
