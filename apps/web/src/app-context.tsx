import type { Session, SessionState } from "@attune/application";
import { type Content, contentFor } from "@attune/content";
import { assert } from "@attune/kernel";
import { createContext, type ReactNode, use, useCallback, useMemo, useState, useSyncExternalStore } from "react";
import { type DeviceSettings, saveSettings, showSettings } from "./wiring/device-settings.ts";
import type { OpenedApp } from "./wiring/open-app.ts";
import type { AppUpdate } from "./wiring/work-offline.ts";

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
  /** A newer version of the app, when one has been fetched. */
  readonly update: AppUpdate;
}

const AppContext = createContext<App | null>(null);

interface AppProviderProps {
  readonly app: OpenedApp;
  /** Of whoever is open, or of nobody. */
  readonly session: Session;
  readonly update: AppUpdate;
  readonly children: ReactNode;
}

/** Gives the opened app to every screen below. */
export function AppProvider({ app: { stores, ...app }, session, update, children }: AppProviderProps) {
  const state = useSyncExternalStore(session.subscribe, session.state);
  const [settings, setSettings] = useState(app.settings);
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
  const shown = useMemo(
    () => ({
      session,
      state,
      content: contentFor("en"),
      settings,
      settingsKept,
      changeSettings,
      keeping: stores.keeping,
      eraseEverything: stores.eraseEverything,
      update,
    }),
    [session, state, settings, settingsKept, changeSettings, stores, update],
  );
  return <AppContext value={shown}>{children}</AppContext>;
}

export function useApp(): App {
  const app = use(AppContext);
  assert(app !== null, "screens are inside the app");
  return app;
}
