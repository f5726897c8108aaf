import "@attune/ui/styles.css";
import "./styles/app.css";
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { messages } from "./locales/en/messages.po";
import { hasLeft, PLAIN_PAGE, watchForLeaving } from "./wiring/leave-quickly.ts";
import { workOffline } from "./wiring/work-offline.ts";

function start(): void {
  if (hasLeft()) {
    location.replace(PLAIN_PAGE);
    return;
  }
  watchForLeaving();
  const update = workOffline();
  i18n.loadAndActivate({ locale: "en", messages });
  const place = document.getElementById("root");
  if (place === null) return;
  createRoot(place).render(
    <I18nProvider i18n={i18n}>
      <App update={update} />
    </I18nProvider>,
  );
}

start();
