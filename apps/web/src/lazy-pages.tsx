import { type ComponentType, lazy, type ReactElement, Suspense } from "react";
import { Opening } from "./screens/opening.tsx";

// Pages that few visits need come with what they say when they are first asked for. The copy of the app that works
// offline has them from the first visit on.

export const HelpPage = later(async () => (await import("./safety/help-page.tsx")).HelpPage);
export const SafePage = later(async () => (await import("./safety/safe-page.tsx")).SafePage);
export const PlanPage = later(async () => (await import("./safety/plan-page.tsx")).PlanPage);
export const PicturePage = later(async () => (await import("./picture/picture-page.tsx")).PicturePage);
export const AnswerPage = later(async () => (await import("./picture/answer-page.tsx")).AnswerPage);
export const BesidePage = later(async () => (await import("./picture/beside-page.tsx")).BesidePage);
export const EntryPage = later(async () => (await import("./picture/entry-page.tsx")).EntryPage);
export const AnotherDevicePage = later(
  async () => (await import("./account/another-device-page.tsx")).AnotherDevicePage,
);
export const RecoverPage = later(async () => (await import("./account/recover-page.tsx")).RecoverPage);
export const SheetPage = later(async () => (await import("./account/sheet-page.tsx")).SheetPage);
export const SignInPage = later(async () => (await import("./account/sign-in-page.tsx")).SignInPage);
export const SignUpPage = later(async () => (await import("./account/sign-up-page.tsx")).SignUpPage);
export const ComparePage = later(async () => (await import("./joining/compare-page.tsx")).ComparePage);
export const JoinPage = later(async () => (await import("./joining/join-page.tsx")).JoinPage);
export const SettingsPage = later(async () => (await import("./screens/settings-page.tsx")).SettingsPage);
export const InvitationPage = later(async () => (await import("./screens/invitation-page.tsx")).InvitationPage);

function later(load: () => Promise<ComponentType>): () => ReactElement {
  const Page = lazy(async () => ({ default: await load() }));
  return () => (
    <Suspense fallback={<Opening />}>
      <Page />
    </Suspense>
  );
}
