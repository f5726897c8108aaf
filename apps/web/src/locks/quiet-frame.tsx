import { AppFrame } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useEffect, useRef } from "react";
import { useLocation } from "wouter";
import { useApp } from "../app-context.tsx";
import { KeepingNotice } from "../keeping-notice.tsx";
import { useLeaveAction } from "../use-leave-action.ts";
import { useVault } from "../vault-context.tsx";
import { useIdleLock } from "../wiring/use-idle-lock.ts";

interface QuietFrameProps {
  readonly children: ReactNode;
  /** Changes when the page shows something else, so that a screen reader starts at its title. */
  readonly view?: string;
  /** Where the logo leads; null where going there would lose something. */
  readonly home?: "/" | null;
  /** Something is waited for that locking would end: locks by itself only after a longer while. */
  readonly patient?: boolean;
}

/** Minutes without a touch after which a page that waits for another device locks by itself. */
export const PATIENCE = 30;

/** The bar and the way out, for pages on which nobody is open yet, or nothing may pull someone away. */
export function QuietFrame({ children, view = "", home = "/", patient = false }: QuietFrameProps) {
  const { t } = useLingui();
  const { keeping, settings } = useApp();
  const { opened, lock } = useVault();
  const [path, navigate] = useLocation();
  const leave = useLeaveAction();
  const main = useRef<HTMLElement>(null);
  useIdleLock(opened !== null, patient ? Math.max(PATIENCE, settings.lockAfter) : settings.lockAfter, lock);
  const shown = useRef(`${path} ${view}`);
  useEffect(() => {
    const page = `${path} ${view}`;
    if (shown.current === page) return;
    shown.current = page;
    window.scrollTo(0, 0);
    main.current?.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }, [path, view]);
  return (
    <AppFrame
      appName="Attune"
      home={home === null ? undefined : { href: home, label: t`Attune, home` }}
      skipLabel={t`Skip to the page`}
      lock={opened === null ? undefined : { label: t`Lock`, description: t`Lock now`, onLock: () => void lock() }}
      leave={leave}
      onNavigate={navigate}
      mainRef={main}
    >
      {keeping === "volatile" && <KeepingNotice />}
      {children}
    </AppFrame>
  );
}
