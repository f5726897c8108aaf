import { useEffect, useState } from "react";
import { AppProvider } from "./app-context.tsx";
import { Pages } from "./pages.tsx";
import { CouldNotOpen } from "./screens/could-not-open.tsx";
import { Opening } from "./screens/opening.tsx";
import { TroubleBoundary } from "./trouble-boundary.tsx";
import { VaultProvider } from "./vault-provider.tsx";
import { type OpenedApp, openApp } from "./wiring/open-app.ts";
import type { AppUpdate } from "./wiring/work-offline.ts";

type Opened = { readonly as: "opening" } | { readonly as: "open"; readonly app: OpenedApp } | { readonly as: "failed" };

/** Opens the app, then shows its pages. */
export function App({ update }: { readonly update: AppUpdate }) {
  const [opened, setOpened] = useState<Opened>({ as: "opening" });
  useEffect(() => {
    let current = true;
    void openApp().then((app) => {
      if (current) setOpened("vault" in app ? { as: "open", app } : { as: "failed" });
    });
    return () => {
      current = false;
    };
  }, []);

  if (opened.as === "opening") return <Opening />;
  if (opened.as === "failed") return <CouldNotOpen />;
  return (
    <TroubleBoundary>
      <VaultProvider app={opened.app}>
        {(session) => (
          <AppProvider app={opened.app} session={session} update={update}>
            <Pages />
          </AppProvider>
        )}
      </VaultProvider>
    </TroubleBoundary>
  );
}
