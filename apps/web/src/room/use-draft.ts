import { type DraftSpot, keepDraft, recallDraft, type Session } from "@attune/application";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useApp } from "../app-context.tsx";

/** Words that someone is writing, kept on the device while they write. */
export interface DraftWords {
  readonly text: string;
  readonly change: (text: string) => void;
  /** Empties the draft, when its words have crossed or are kept elsewhere. */
  readonly clear: () => void;
  /** Empties the draft if these are still its words, so that nothing written meanwhile is lost. */
  readonly drop: (words: string) => void;
  /** What was kept before has been read; until then the field waits. */
  readonly ready: boolean;
  /** The device did not keep the last change; the words are on the screen alone. */
  readonly unkept: boolean;
}

/** The draft at this spot. A reload finds it again; storage that refuses is told, and the words stay. */
export function useDraft(spot: DraftSpot): DraftWords {
  const { session } = useApp();
  const { roomId, side, place } = spot;
  const [text, setText] = useState("");
  const [ready, setReady] = useState(false);
  const [unkept, setUnkept] = useState(false);
  const keeper = useMemo(() => createKeeper(session, setUnkept), [session]);

  useEffect(() => {
    let current = true;
    setReady(false);
    void recallDraft(session, { roomId, side, place }).then((draft) => {
      if (!current) return;
      setText(draft.ok ? draft.value : "");
      setReady(true);
    });
    return () => {
      current = false;
    };
  }, [session, roomId, side, place]);

  const change = useCallback(
    (next: string) => {
      keeper({ roomId, side, place }, next);
      setText(next);
    },
    [keeper, roomId, side, place],
  );
  const clear = useCallback(() => change(""), [change]);
  const shown = useRef(text);
  useEffect(() => {
    shown.current = text;
  }, [text]);
  const drop = useCallback(
    (words: string) => {
      if (shown.current.trim() === words.trim()) clear();
    },
    [clear],
  );

  return { text, change, clear, drop, ready, unkept };
}

/** Keeps every change at once; while one is being written, only the newest waits. */
function createKeeper(session: Session, onOutcome: (unkept: boolean) => void) {
  let writing = false;
  let waiting: { readonly spot: DraftSpot; readonly text: string } | null = null;

  async function write(): Promise<void> {
    writing = true;
    while (waiting !== null) {
      const { spot, text } = waiting;
      waiting = null;
      const kept = await keepDraft(session, spot, text);
      onOutcome(!kept.ok);
    }
    writing = false;
  }

  return (spot: DraftSpot, text: string): void => {
    waiting = { spot, text };
    if (!writing) void write();
  };
}
