import type { MouseEvent, ReactElement, ReactNode, Ref } from "react";

/** Called with the address of a link instead of loading it; without one the browser follows the link. */
export type Navigate = (href: string) => void;

export interface InternalLinkProps {
  /** Where the link leads; a real address, so that it opens in a new tab too. */
  readonly href: string;
  /** What is inside the link. */
  readonly children: ReactNode;
  /** Takes over plain clicks, so that any router can be used. */
  readonly onNavigate?: Navigate | undefined;
  /** How the link looks. */
  readonly className?: string | undefined;
  /** Marks the page or step that this link stands for as the current one. */
  readonly current?: "page" | "step" | undefined;
  /** The full name, where the visible words are too short. */
  readonly label?: string | undefined;
  /** The anchor itself. */
  readonly ref?: Ref<HTMLAnchorElement> | undefined;
}

/** A link within the app: a plain anchor whose plain clicks a router may take over. */
export function InternalLink(props: InternalLinkProps): ReactElement {
  const { href, children, onNavigate, className, current, label, ref } = props;
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    if (onNavigate === undefined || isForTheBrowser(event)) return;
    event.preventDefault();
    onNavigate(href);
  };
  return (
    <a ref={ref} className={className} href={href} aria-current={current} aria-label={label} onClick={follow}>
      {children}
    </a>
  );
}

function isForTheBrowser(event: MouseEvent): boolean {
  return (
    event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
  );
}
