import type { Session, SessionState } from "@attune/application";
import { type Content, contentFor } from "@attune/content";
import { assert } from "@attune/kernel";
import { createContext, type ReactNode, use, useCallback, useMemo, useState, useSyncExternalStore } from "react";
import { type DeviceSettings, saveSettings, showSettings } from "./wiring/device-settings.ts";
import type { OpenedApp } from "./wiring/open-app.ts";

/** What every screen can reach. */
export interface App {
  readonly session: Session;
  readonly state: SessionState;
  readonly content: Content;
  readonly settings: DeviceSettings;
  /** Whether the last change of the settings lasts beyond this page. */
  readonly settingsKept: boolean;
  readonly changeSettings: (change: Partial<DeviceSettings>) => void;
  /** Whether what is written here lasts beyond this page. */
  readonly keeping: "lasting" | "volatile";
  readonly eraseEverything: OpenedApp["stores"]["eraseEverything"];
}

const AppContext = createContext<App | null>(null);

/** Gives the opened app to every screen below. */
export function AppProvider({ opened, children }: { readonly opened: OpenedApp; readonly children: ReactNode }) {
  const { session, stores } = opened;
  const state = useSyncExternalStore(session.subscribe, session.state);
  const [settings, setSettings] = useState(opened.settings);
  const [settingsKept, setSettingsKept] = useState(true);
  const changeSettings = useCallback(
    (change: Partial<DeviceSettings>) => {
      setSettings((before) => {
        const after = { ...before, ...change };
        showSettings(after);
        void saveSettings(stores.device, after).then((saved) => setSettingsKept(saved.ok));
        return after;
      });
    },
    [stores],
  );
  const app = useMemo(
    () => ({
      session,
      state,
      content: contentFor("en"),
      settings,
      settingsKept,
      changeSettings,
      keeping: stores.keeping,
      eraseEverything: stores.eraseEverything,
    }),
    [session, state, settings, settingsKept, changeSettings, stores],
  );
  return <AppContext value={app}>{children}</AppContext>;
}

export function useApp(): App {
  const app = use(AppContext);
  assert(app !== null, "screens are inside the app");
  return app;
}
