import { lazy, type ReactNode, Suspense } from "react";
import { Opening } from "../screens/opening.tsx";

// Pages that few visits need come with what they say when they are first asked for. The copy of the app that works
// offline has them from the first visit on.
const Safe = lazy(() => import("../safety/safe-page.tsx").then(({ SafePage }) => ({ default: SafePage })));
const Plan = lazy(() => import("../safety/plan-page.tsx").then(({ PlanPage }) => ({ default: PlanPage })));
const Help = lazy(() => import("../safety/help-page.tsx").then(({ HelpPage }) => ({ default: HelpPage })));
const Picture = lazy(() => import("../picture/picture-page.tsx").then(({ PicturePage }) => ({ default: PicturePage })));
const Answer = lazy(() => import("../picture/answer-page.tsx").then(({ AnswerPage }) => ({ default: AnswerPage })));
const Beside = lazy(() => import("../picture/beside-page.tsx").then(({ BesidePage }) => ({ default: BesidePage })));
const Entry = lazy(() => import("../picture/entry-page.tsx").then(({ EntryPage }) => ({ default: EntryPage })));

/** Helplines, for anyone, open or not. */
export function HelpWhenAsked() {
  return when(<Help />);
}

/** Pages of whoever is inside, by address. */
export const ALONE_PAGES: readonly (readonly [string, ReactNode])[] = [
  ["/safe", when(<Safe />)],
  ["/safe/plan", when(<Plan />)],
  ["/picture", when(<Picture />)],
  ["/picture/answer/:instrument/:relationship", when(<Answer />)],
  ["/picture/beside", when(<Beside />)],
  ["/picture/entry", when(<Entry />)],
];

function when(page: ReactNode): ReactNode {
  return <Suspense fallback={<Opening />}>{page}</Suspense>;
}
