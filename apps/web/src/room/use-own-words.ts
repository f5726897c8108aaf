import { keepThought } from "@attune/application";
import { useState } from "react";
import { useApp } from "../app-context.tsx";
import type { StageProps } from "./stage-props.ts";
import { type DraftWords, useDraft } from "./use-draft.ts";
import { type LiveReading, useReading } from "./use-reading.ts";

/** What someone is writing at a stage, how it would be read, and the thought they kept for themselves. */
export interface OwnWordsInWriting {
  readonly draft: DraftWords;
  /** Null while words are held: those are read already. */
  readonly live: LiveReading | null;
  /** Keeps words for one's own turn, and empties the field. */
  readonly keep: (text: string) => void;
  readonly kept: boolean;
}

export function useOwnWords({ roomId, you, view }: StageProps, as: "message" | "reply"): OwnWordsInWriting {
  const { session } = useApp();
  const draft = useDraft({ roomId, side: you.side, place: "words" });
  const live = useReading(as, you.side, view.own === null ? draft.text : "");
  const [kept, setKept] = useState(false);
  async function keepForLater(text: string) {
    if (text.trim() === "") return;
    const thought = await keepThought(session, { roomId, side: you.side }, text);
    if (thought.ok) draft.drop(text);
    else draft.change(text);
    setKept(thought.ok);
  }
  const keep = (text: string) => void keepForLater(text);
  return { draft, live, keep, kept };
}
