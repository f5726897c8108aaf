import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface SpreadProps {
  /** A left and a right leaf. */
  readonly children: ReactNode;
  /** On a phone the spread fills the screen, and what is pushed sinks to its foot. */
  readonly fill?: boolean | undefined;
  /** A class of the page's own. */
  readonly className?: string | undefined;
}

/** A page that opens like a book on wide screens: left is where we are, right is what I do. */
export function Spread({ children, fill, className }: SpreadProps): ReactElement {
  return <div className={classNames("spread sheet", fill === true && "spread-fill", className)}>{children}</div>;
}

export interface LeafProps {
  /** What stands on this page of the book. */
  readonly children: ReactNode;
  /** Which page of the book. */
  readonly side: "left" | "right";
  /** Centred along the height of the leaf on wide screens. */
  readonly middle?: boolean | undefined;
  /** A name for the part, where it has no heading. */
  readonly label?: string | undefined;
  /** A class of the page's own. */
  readonly className?: string | undefined;
}

/** One half of a spread; its content stands in a column. */
export function Leaf({ children, side, middle, label, className }: LeafProps): ReactElement {
  const look = classNames(side === "left" ? "leaf-l" : "leaf-r", "col", middle === true && "leaf-middle", className);
  if (label === undefined) return <div className={look}>{children}</div>;
  return (
    <section className={look} aria-label={label}>
      {children}
    </section>
  );
}

export interface SheetProps {
  /** What stands on the sheet. */
  readonly children: ReactNode;
  /** A narrow column in the middle of the sheet, for one thing alone. */
  readonly narrow?: boolean | undefined;
  /** A class of the page's own. */
  readonly className?: string | undefined;
}

/** A single page, for what is not a spread. */
export function Sheet({ children, narrow, className }: SheetProps): ReactElement {
  return <div className={classNames("sheet", narrow === true && "sheet-narrow", className)}>{children}</div>;
}
