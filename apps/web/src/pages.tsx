import { useEffect } from "react";
import { Redirect, Route, Switch } from "wouter";
import { useApp } from "./app-context.tsx";
import { RoomPage } from "./room/room-page.tsx";
import { ExamplePage } from "./screens/example-page.tsx";
import { InItPage } from "./screens/in-it-page.tsx";
import { InvitationPage } from "./screens/invitation-page.tsx";
import { NotFoundPage } from "./screens/not-found-page.tsx";
import { PausePage } from "./screens/pause-page.tsx";
import { PracticePage } from "./screens/practice-page.tsx";
import { PrivacyPage } from "./screens/privacy-page.tsx";
import { SettingsPage } from "./screens/settings-page.tsx";
import { TodayPage } from "./screens/today-page.tsx";
import { TogetherPage } from "./screens/together-page.tsx";
import { WelcomePage } from "./screens/welcome-page.tsx";

/** Which page belongs to which address. The tab title says nothing about the app. */
export function Pages() {
  const { state } = useApp();
  const couple = state.couple.names !== null;
  useEffect(() => {
    document.title = "Notes";
  }, []);
  return (
    <Switch>
      <Route path="/">{couple ? <TodayPage /> : <WelcomePage />}</Route>
      <Route path="/together">{couple ? <Redirect to="/" replace /> : <TogetherPage />}</Route>
      <Route path="/room">{couple ? <RoomPage /> : <Redirect to="/together" replace />}</Route>
      <Route path="/in-it">{couple ? <InItPage /> : <Redirect to="/" replace />}</Route>
      <Route path="/practice" component={PracticePage} />
      <Route path="/example" component={ExamplePage} />
      <Route path="/invitation" component={InvitationPage} />
      <Route path="/pause" component={PausePage} />
      <Route path="/privacy" component={PrivacyPage} />
      <Route path="/settings" component={SettingsPage} />
      <Route component={NotFoundPage} />
    </Switch>
  );
}
