import type { ReactElement } from "react";
import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";
import { InternalLink, type Navigate } from "./internal-link.tsx";

export interface ChoiceRowProps {
  /** A drawing at the start of the row. */
  readonly icon: IconName;
  /** What it is. */
  readonly title: string;
  /** A line of reassurance. */
  readonly description?: string | undefined;
  /** Where it leads; without it, `onPress` makes a button that looks the same. */
  readonly href?: string | undefined;
  /** Takes over plain clicks on the link. */
  readonly onNavigate?: Navigate | undefined;
  /** What pressing does when there is no address. */
  readonly onPress?: (() => void) | undefined;
}

/** One large target: a title and a line of reassurance. */
export function ChoiceRow({ icon, title, description, href, onNavigate, onPress }: ChoiceRowProps): ReactElement {
  const content = (
    <>
      <Icon name={icon} />
      <span>
        <b>{title}</b>
        {description !== undefined && <span className="d">{description}</span>}
      </span>
      <span className="choice-go">
        <Icon name="go" />
      </span>
    </>
  );
  if (href !== undefined) {
    return (
      <InternalLink className="choice" href={href} onNavigate={onNavigate}>
        {content}
      </InternalLink>
    );
  }
  return (
    <button type="button" className={classNames("choice", "choice-button")} onClick={onPress}>
      {content}
    </button>
  );
}
