import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** The two inks: one is Dusk, round and solid; two is Lamp, squared, with a fine inner line. */
export type Partner = "one" | "two";

export interface PartnerMarkProps {
  /** Whose ink. */
  readonly partner: Partner;
  /** Their name, or words that begin with it; hue, shape and name always travel together. */
  readonly name: ReactNode;
  /** A few quiet words after the name. */
  readonly note?: ReactNode;
}

/** Says who: hue, shape and name together. */
export function PartnerMark({ partner, name, note }: PartnerMarkProps): ReactElement {
  return (
    <span className={classNames("mark", `mark-${partner}`)}>
      {name}
      {note !== undefined && note !== null && <span className="xs">{note}</span>}
    </span>
  );
}
