import { Composer, type ComposerProps } from "./composer.tsx";
import { HeldWords } from "./held-words.tsx";

interface WordsPlaceProps extends ComposerProps {
  /** A beginning for someone whose held words hold none. */
  readonly stem: string;
}

/** Where someone's words are at a stage: being written, or held for a moment. */
export function WordsPlace({ stem, ...composer }: WordsPlaceProps) {
  const { props, own } = composer;
  if (props.view.own === null) return <Composer {...composer} />;
  return <HeldWords props={props} stem={stem} onRewrite={own.draft.change} onKeep={own.keep} />;
}

/** Adds a beginning behind what is there. */
export function joined(before: string, more: string): string {
  return before.trim() === "" ? more : `${before.trimEnd()} ${more}`;
}
