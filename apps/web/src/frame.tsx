import { AppFrame, LinkText, Notice, StatusLine } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { useLocation } from "wouter";
import { ConnectionLine } from "./account/connection-line.tsx";
import { UpdateNotice } from "./account/update-notice.tsx";
import { useApp } from "./app-context.tsx";
import { KeepingNotice } from "./keeping-notice.tsx";
import { useLeaveAction } from "./use-leave-action.ts";
import { useVault } from "./vault-context.tsx";
import { useIdleLock } from "./wiring/use-idle-lock.ts";

interface FrameProps {
  readonly children: ReactNode;
  /** Shows the pages of the app in bar and dock; left out where nothing may pull someone away. */
  readonly nav?: boolean;
  /** What Pause does here; without it Pause leads to the breathing page. Null leaves it out. */
  readonly onPause?: (() => void) | null;
  /** Changes when the page shows something else, so that a screen reader starts at its title. */
  readonly view?: string;
}

/** The bar, the two ways out and the page; the focus follows the page. */
export function Frame({ children, nav = true, onPause, view = "" }: FrameProps) {
  const { t } = useLingui();
  const { state, keeping, settings, update } = useApp();
  const { opened, lock } = useVault();
  const [path, navigate] = useLocation();
  const leave = useLeaveAction();
  const main = useRef<HTMLElement>(null);
  useFocusOnTitle(main, `${path} ${view}`);
  useIdleLock(opened !== null, settings.lockAfter, lock);
  const updating = useSyncExternalStore(update.subscribe, update.waiting);
  const couple = state.couple.names !== null;
  const pages = [
    { href: "/", label: t`Today`, icon: "today" as const },
    ...(couple ? [{ href: "/room", label: t`Room`, icon: "room" as const }] : []),
    { href: "/practice", label: t`Just me`, icon: "me" as const },
    { href: "/settings", label: t`Settings`, icon: "settings" as const },
  ];
  return (
    <AppFrame
      appName="Attune"
      home={{ href: "/", label: t`Attune, home` }}
      skipLabel={t`Skip to the page`}
      nav={
        nav && opened !== null
          ? { label: t`Main`, items: pages.map((page) => ({ ...page, current: page.href === path })) }
          : undefined
      }
      lock={opened === null ? undefined : { label: t`Lock`, description: t`Lock now`, onLock: () => void lock() }}
      pause={pauseAction(t`Pause`, onPause)}
      leave={leave}
      foot={[{ href: "/help", label: t`People to call` }]}
      onNavigate={navigate}
      mainRef={main}
    >
      {keeping === "volatile" && <KeepingNotice />}
      {updating && <UpdateNotice onReload={update.start} />}
      {opened !== null && <ConnectionLine connection={opened.connection} />}
      {opened?.bond?.verified === false && opened.bond.track === "together" && <NotCompared />}
      {state.unreadable > 0 && (
        <Notice kind="trouble" title={t`Some records could not be read`}>
          {t`They are kept and left out here. A newer version may be able to read them.`}
        </Notice>
      )}
      {children}
    </AppFrame>
  );
}

/** Stays for as long as the two have not compared their phrase. */
function NotCompared() {
  const { t } = useLingui();
  const [path, navigate] = useLocation();
  if (path === "/compare") return null;
  return (
    <StatusLine
      icon="eye"
      action={
        <LinkText href="/compare" onNavigate={navigate}>
          {t`Compare now`}
        </LinkText>
      }
    >
      {t`Not compared yet: six words, read aloud once, show that nobody stands between your two devices.`}
    </StatusLine>
  );
}

function pauseAction(label: string, onPause: (() => void) | null | undefined) {
  if (onPause === null) return undefined;
  return onPause === undefined ? { label, href: "/pause" } : { label, onPress: onPause };
}

/** Moves the focus to the title after a change of page, but not when the app opens. */
function useFocusOnTitle(main: React.RefObject<HTMLElement | null>, page: string): void {
  const shown = useRef(page);
  useEffect(() => {
    if (shown.current === page) return;
    shown.current = page;
    window.scrollTo(0, 0);
    main.current?.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }, [main, page]);
}
