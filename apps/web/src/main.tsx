import { i18n } from "@lingui/core";
import { Trans } from "@lingui/react/macro";
import { I18nProvider } from "@lingui/react";
import { createRoot } from "react-dom/client";
i18n.loadAndActivate({ locale: "en", messages: {} });
const n = "x";
createRoot(document.getElementById("root")!).render(<I18nProvider i18n={i18n}><Trans>Hello <b>{n}</b></Trans></I18nProvider>);
