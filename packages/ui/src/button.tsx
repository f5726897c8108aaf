import type { ReactElement, ReactNode, Ref } from "react";
import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";
import { InternalLink, type Navigate } from "./internal-link.tsx";

/** Ink is the one main move of a page, go means it is safe enough to send, plain and text are other ways. */
export type ButtonKind = "ink" | "go" | "plain" | "text";

interface ButtonLook {
  /** The words on the button. */
  readonly children: ReactNode;
  /** Its weight on the page; plain by default. */
  readonly kind?: ButtonKind | undefined;
  /** As wide as its column. */
  readonly full?: boolean | undefined;
  /** A small drawing before the words. */
  readonly icon?: IconName | undefined;
}

export interface ButtonProps extends ButtonLook {
  /** What pressing does. */
  readonly onPress?: (() => void) | undefined;
  /** Not possible yet: drawn dashed, still reachable, and pressing does nothing. */
  readonly disabled?: boolean | undefined;
  /** The press is being carried out: looks the same, further presses do nothing. */
  readonly pending?: boolean | undefined;
  /** Sends the form that it stands in. */
  readonly submit?: boolean | undefined;
  /** The id of words that say more, such as why it is not possible yet. */
  readonly describedBy?: string | undefined;
  /** The full name, where the visible words are too short. */
  readonly label?: string | undefined;
  /** Whether the part that this button opens is open. */
  readonly expanded?: boolean | undefined;
  /** The button itself. */
  readonly ref?: Ref<HTMLButtonElement> | undefined;
}

/** Something a person can do. */
export function Button(props: ButtonProps): ReactElement {
  const { children, icon, onPress, disabled, pending, submit, describedBy, label, expanded, ref } = props;
  const idle = disabled === true || pending === true;
  return (
    <button
      ref={ref}
      type={submit === true ? "submit" : "button"}
      className={buttonClass(props)}
      aria-disabled={disabled === true ? true : undefined}
      aria-busy={pending === true ? true : undefined}
      aria-describedby={describedBy}
      aria-label={label}
      aria-expanded={expanded}
      onClick={(event) => {
        if (idle) event.preventDefault();
        else onPress?.();
      }}
    >
      {icon !== undefined && <Icon name={icon} size="small" />}
      {children}
    </button>
  );
}

export interface ButtonLinkProps extends ButtonLook {
  /** Where it leads. */
  readonly href: string;
  /** Takes over plain clicks. */
  readonly onNavigate?: Navigate | undefined;
}

/** A link to another page that looks like a button. */
export function ButtonLink(props: ButtonLinkProps): ReactElement {
  const { children, icon, href, onNavigate } = props;
  return (
    <InternalLink className={buttonClass(props)} href={href} onNavigate={onNavigate}>
      {icon !== undefined && <Icon name={icon} size="small" />}
      {children}
    </InternalLink>
  );
}

function buttonClass({ kind, full }: ButtonLook): string {
  return classNames("btn", kind !== undefined && kind !== "plain" && `btn-${kind}`, full === true && "btn-full");
}
