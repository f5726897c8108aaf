import type { ReactElement } from "react";
import { classNames } from "./class-names.ts";
import { InternalLink, type Navigate } from "./internal-link.tsx";

export interface LinkTextProps {
  /** The words of the link. */
  readonly children: string;
  /** Where it leads; without it, `onPress` makes a button that looks the same. */
  readonly href?: string | undefined;
  /** Takes over plain clicks on the link. */
  readonly onNavigate?: Navigate | undefined;
  /** What pressing does when there is no address. */
  readonly onPress?: (() => void) | undefined;
  /** Stands inside a sentence, without a touch target of its own. */
  readonly inline?: boolean | undefined;
  /** Whether the part that this one opens is open. */
  readonly expanded?: boolean | undefined;
}

/** Quiet underlined words that lead somewhere or open something. */
export function LinkText({ children, href, onNavigate, onPress, inline, expanded }: LinkTextProps): ReactElement {
  const look = inline === true ? "inline" : "link";
  if (href !== undefined) {
    return (
      <InternalLink className={look} href={href} onNavigate={onNavigate}>
        {children}
      </InternalLink>
    );
  }
  return (
    <button type="button" className={classNames(look, "link-button")} aria-expanded={expanded} onClick={onPress}>
      {children}
    </button>
  );
}
