import { type ReactNode, useEffect } from "react";
import { Redirect, Route, Switch } from "wouter";
import { useDeviceRecognised } from "./account/use-device-recognised.ts";
import { useTrackTold } from "./alone/use-track.ts";
import { useApp } from "./app-context.tsx";
import {
  AnotherDevicePage,
  AnswerPage,
  BesidePage,
  ComparePage,
  EntryPage,
  HelpPage,
  InvitationPage,
  JoinPage,
  PicturePage,
  PlanPage,
  RecoverPage,
  SafePage,
  SettingsPage,
  SheetPage,
  SignInPage,
  SignUpPage,
} from "./lazy-pages.tsx";
import { LetterPage } from "./letters/letter-page.tsx";
import { LettersPage } from "./letters/letters-page.tsx";
import { LETTER_ADDRESS } from "./letters/use-letter-place.ts";
import { HandOverPage } from "./locks/hand-over-page.tsx";
import { LockPage } from "./locks/lock-page.tsx";
import { StartAlonePage } from "./locks/start-alone-page.tsx";
import { RoomPage } from "./room/room-page.tsx";
import { ExamplePage } from "./screens/example-page.tsx";
import { InItPage } from "./screens/in-it-page.tsx";
import { NotFoundPage } from "./screens/not-found-page.tsx";
import { PausePage } from "./screens/pause-page.tsx";
import { PracticePage } from "./screens/practice-page.tsx";
import { PrivacyPage } from "./screens/privacy-page.tsx";
import { SoloTodayPage } from "./screens/solo-today-page.tsx";
import { TodayPage } from "./screens/today-page.tsx";
import { TogetherPage } from "./screens/together-page.tsx";
import { WelcomePage } from "./screens/welcome-page.tsx";
import { useVault } from "./vault-context.tsx";

/** Which page belongs to which address. The tab title says nothing about the app. */
export function Pages() {
  useEffect(() => {
    document.title = "Notes";
  }, []);
  useDeviceRecognised();
  useTrackTold();
  return (
    <Switch>
      <Route path="/example" component={ExamplePage} />
      <Route path="/pause" component={PausePage} />
      <Route path="/privacy" component={PrivacyPage} />
      <Route path="/help" component={HelpPage} />
      <Route path="/alone" component={StartAlonePage} />
      <Route path="/sign-in" component={SignInPage} />
      <Route path="/recover" component={RecoverPage} />
      <Route path="/invitation" component={InvitationPage} />
      <Route path="/together">
        <Together />
      </Route>
      <Route>
        <Locked />
      </Route>
    </Switch>
  );
}

/** Two join here: the first is new, or has a lock here already and opens it. */
function Together() {
  const { state } = useApp();
  return state.couple.names === null ? <TogetherPage /> : <Redirect to="/" replace />;
}

/** Everything else is behind the locks, once there are any. */
function Locked() {
  const { people, opened, handingTo } = useVault();
  if (people.length === 0 || opened !== null) return <Inside />;
  return handingTo === null ? <LockPage /> : <HandOverPage to={handingTo} />;
}

function Inside() {
  const { state } = useApp();
  const { opened } = useVault();
  // Nothing tells why someone is on the solo track: it is where everyone begins, and may go back to.
  const couple = state.couple.names !== null && opened?.bond?.track !== "solo";
  const home = <Redirect to="/" replace />;
  return (
    <Switch>
      <Route path="/">{couple ? <TodayPage /> : opened === null ? <WelcomePage /> : <SoloTodayPage />}</Route>
      <Route path="/room">{couple ? <RoomPage /> : <Redirect to="/together" replace />}</Route>
      <Route path="/in-it">{couple ? <InItPage /> : home}</Route>
      <Route path="/practice" component={PracticePage} />
      <Route path="/settings" component={SettingsPage} />
      {OWN_PAGES.map(([path, page]) => (
        <Route key={path} path={path}>
          {opened === null ? home : page}
        </Route>
      ))}
      <Route component={NotFoundPage} />
    </Switch>
  );
}

/** Pages of whoever is open, and of nobody else. */
const OWN_PAGES: readonly (readonly [string, ReactNode])[] = [
  ["/letters", <LettersPage key="letters" />],
  [LETTER_ADDRESS, <LetterPage key="letter" />],
  ["/join", <JoinPage key="join" />],
  ["/compare", <ComparePage key="compare" />],
  ["/sign-up", <SignUpPage key="sign-up" />],
  ["/sheet", <SheetPage key="sheet" />],
  ["/another-device", <AnotherDevicePage key="another-device" />],
  ["/safe", <SafePage key="safe" />],
  ["/safe/plan", <PlanPage key="plan" />],
  ["/picture", <PicturePage key="picture" />],
  ["/picture/answer/:instrument/:relationship", <AnswerPage key="answer" />],
  ["/picture/beside", <BesidePage key="beside" />],
  ["/picture/entry", <EntryPage key="entry" />],
];
