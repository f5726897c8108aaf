import {
  helpLevel,
  keepLetterDraft,
  type LetterSpot,
  readLetter,
  recallLetterDraft,
  setLetterAside,
} from "@attune/application";
import { outcomeOf, type SeenLetter } from "@attune/domain/conversation";
import type { Reading } from "@attune/domain/cycle";
import { useMemo, useState } from "react";
import { useApp } from "../app-context.tsx";
import { useKeptWords, type WordsKeeper } from "../room/use-draft.ts";
import { HeldLetter } from "./held-letter.tsx";
import { LetterWays } from "./letter-ways.tsx";
import { useLetterSteps } from "./use-letter-steps.ts";
import { useLetters } from "./use-letters.ts";
import { WritingLetter } from "./writing-letter.tsx";

interface OwnLetterProps {
  readonly spot: LetterSpot;
  /** The letter as it was set aside, or null for one that is only being written. */
  readonly aside: Extract<SeenLetter, { readonly standing: "aside" }> | null;
}

/** Where a writer is with a letter of theirs: on the page, with words that are held, or where it may go on from here. */
type Place =
  | { readonly at: "page" }
  | { readonly at: "held"; readonly text: string; readonly reading: Reading }
  | { readonly at: "ways"; readonly notThat: boolean };

/** A letter of one's own that nobody else knows of: written, looked at, and kept or given. */
export function OwnLetter({ spot, aside }: OwnLetterProps) {
  const { session, state } = useApp();
  const { side, together } = useLetters();
  const draft = useLetterDraft(spot);
  const steps = useLetterSteps();
  const [place, setPlace] = useState<Place>({ at: "page" });
  const [goesOn, setGoesOn] = useState(false);
  const isChanged = aside !== null && draft.text !== "" && draft.text !== aside.text;
  const isWriting = aside === null || goesOn || isChanged;
  const text = isWriting ? draft.text : aside.text;

  /** Looks at the words: they are held for a moment, or may go on. */
  async function look() {
    // Words that stay with their author are not held for anyone.
    if (!together) return setPlace({ at: "ways", notThat: false });
    const words = { text, answers: spot.answers, care: "considered" } as const;
    await steps.run(async () => {
      const { reading } = await readLetter(session, side, words);
      const held = outcomeOf(reading, helpLevel(state)) === "held";
      setPlace(held ? { at: "held", text, reading } : { at: "ways", notThat: false });
      return { ok: true, value: undefined };
    });
  }

  async function keep(until: number | null) {
    const kept = await steps.run(() => setLetterAside(session, side, { ...spot, text, until }));
    if (kept !== "done") return;
    draft.clear();
    setGoesOn(false);
    setPlace({ at: "page" });
  }

  function write(words: string) {
    draft.change(words);
    setGoesOn(true);
    setPlace({ at: "page" });
  }

  if (place.at === "held") {
    return (
      <HeldLetter
        words={place}
        answers={spot.answers}
        steps={steps}
        onRewrite={write}
        onRelease={() => setPlace({ at: "ways", notThat: true })}
        onKeep={() => void keep(null)}
      />
    );
  }
  if (isWriting && place.at === "page") {
    return <WritingLetter draft={draft} answers={spot.answers} steps={steps} onDone={() => void look()} />;
  }
  return (
    <LetterWays
      words={{ ...spot, text }}
      aside={isWriting ? null : aside}
      notThat={place.at === "ways" && place.notThat}
      steps={steps}
      onWrite={() => write(text)}
      onHeld={() => void look()}
      onKeep={(until) => void keep(until)}
    />
  );
}

function useLetterDraft({ letterId, answers }: LetterSpot) {
  const keeper = useMemo<WordsKeeper>(() => {
    const spot = { letterId, answers };
    return {
      recall: (session) => recallLetterDraft(session, spot),
      keep: (session, text) => keepLetterDraft(session, spot, text),
    };
  }, [letterId, answers]);
  return useKeptWords(keeper);
}
