import type { ReactElement, ReactNode, Ref } from "react";
import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";
import { InternalLink, type Navigate } from "./internal-link.tsx";
import { LogoMark } from "./logo-mark.tsx";

/** A page that the bar and the dock lead to. */
export interface NavItem {
  readonly href: string;
  readonly label: string;
  /** Drawn in the dock. */
  readonly icon: IconName;
  /** Whether this is where we are. */
  readonly current?: boolean | undefined;
}

/** The pages of the app, with a name for the list. */
export interface Navigation {
  readonly label: string;
  readonly items: readonly NavItem[];
}

/** How to step out of a conversation: a page to go to or something to do. */
export interface PauseAction {
  readonly label: string;
  readonly href?: string | undefined;
  readonly onPress?: (() => void) | undefined;
}

/** The way out that stands on every page. */
export interface LeaveAction {
  /** "Leave quickly": shown where there is room. */
  readonly label: string;
  /** "Leave": shown on a phone. */
  readonly shortLabel: string;
  /** What it does, in a sentence that begins with the label. */
  readonly description: string;
  readonly onLeave: () => void;
}

/** A link at the foot of every page. */
export interface FootLink {
  readonly href: string;
  readonly label: string;
}

/** Closes everything behind its lock at once. */
export interface LockAction {
  readonly label: string;
  readonly description: string;
  readonly onLock: () => void;
}

export interface AppFrameProps {
  /** The page. */
  readonly children: ReactNode;
  /** The name beside the logo. */
  readonly appName: string;
  /** Where the logo leads, and its full name; without it the logo is no link. */
  readonly home?: { readonly href: string; readonly label: string } | undefined;
  /** The words of the link that jumps over the bar. */
  readonly skipLabel: string;
  /** The pages that the bar leads to. */
  readonly nav?: Navigation | undefined;
  /** Shows the pages at the foot of a phone screen too; wherever there are pages, unless it says no. */
  readonly dock?: boolean | undefined;
  /** Pause, wherever two people meet. */
  readonly pause?: PauseAction | undefined;
  /** Lock now, while something is open. */
  readonly lock?: LockAction | undefined;
  /** Leave quickly. */
  readonly leave?: LeaveAction | undefined;
  /** Links that stand at the foot of every page, in the same place. */
  readonly foot?: readonly FootLink[] | undefined;
  /** Takes over plain clicks on the links of the frame. */
  readonly onNavigate?: Navigate | undefined;
  /** The main part of the page, to move the focus to after a change of page. */
  readonly mainRef?: Ref<HTMLElement> | undefined;
}

/** What surrounds every page: the bar with its two ways out, the page itself, and the dock on a phone. */
export function AppFrame(props: AppFrameProps): ReactElement {
  const { children, skipLabel, nav, dock, foot = [], onNavigate, mainRef } = props;
  const docked = nav !== undefined && dock !== false;
  return (
    <>
      <a className="skip" href="#main">
        {skipLabel}
      </a>
      <Bar {...props} />
      <main id="main" ref={mainRef} tabIndex={-1} className={classNames(!docked && "undocked")}>
        {children}
        {foot.length > 0 && (
          <footer className="page-foot">
            {foot.map(({ href, label }) => (
              <InternalLink key={href} href={href} onNavigate={onNavigate}>
                {label}
              </InternalLink>
            ))}
          </footer>
        )}
      </main>
      {docked && <Dock nav={nav} onNavigate={onNavigate} />}
    </>
  );
}

function Bar({ appName, home, nav, pause, lock, leave, onNavigate }: AppFrameProps): ReactElement {
  return (
    <header className="bar">
      <Home appName={appName} home={home} onNavigate={onNavigate} />
      {nav !== undefined && (
        <nav aria-label={nav.label}>
          {nav.items.map(({ href, label, current }) => (
            <InternalLink
              key={href}
              href={href}
              onNavigate={onNavigate}
              current={current === true ? "page" : undefined}
            >
              {label}
            </InternalLink>
          ))}
        </nav>
      )}
      {pause !== undefined && <Pause pause={pause} onNavigate={onNavigate} />}
      {lock !== undefined && (
        <button type="button" className="act" aria-label={lock.description} onClick={lock.onLock}>
          <Icon name="lock" size="small" />
          <span className="only-wide">{lock.label}</span>
        </button>
      )}
      {leave !== undefined && (
        <button type="button" className="act" aria-label={leave.description} onClick={leave.onLeave}>
          <Icon name="leave" size="small" />
          <span className="only-wide">{leave.label}</span>
          <span className="only-phone">{leave.shortLabel}</span>
        </button>
      )}
    </header>
  );
}

function Home({ appName, home, onNavigate }: Pick<AppFrameProps, "appName" | "home" | "onNavigate">): ReactElement {
  const sign = (
    <>
      <LogoMark />
      <span>{appName}</span>
    </>
  );
  if (home === undefined) return <div className="home">{sign}</div>;
  return (
    <InternalLink className="home" href={home.href} label={home.label} onNavigate={onNavigate}>
      {sign}
    </InternalLink>
  );
}

function Pause({
  pause,
  onNavigate,
}: { readonly pause: PauseAction } & Pick<AppFrameProps, "onNavigate">): ReactElement {
  const sign = (
    <>
      <Icon name="pause" size="small" />
      {pause.label}
    </>
  );
  if (pause.href === undefined) {
    return (
      <button type="button" className="act" onClick={pause.onPress}>
        {sign}
      </button>
    );
  }
  return (
    <InternalLink className="act" href={pause.href} onNavigate={onNavigate}>
      {sign}
    </InternalLink>
  );
}

function Dock({ nav, onNavigate }: { readonly nav: Navigation } & Pick<AppFrameProps, "onNavigate">): ReactElement {
  return (
    <nav className="dock" aria-label={nav.label}>
      {nav.items.map(({ href, label, icon, current }) => (
        <InternalLink key={href} href={href} onNavigate={onNavigate} current={current === true ? "page" : undefined}>
          <Icon name={icon} />
          {label}
        </InternalLink>
      ))}
    </nav>
  );
}
