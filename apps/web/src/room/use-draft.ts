import { type DraftSpot, keepDraft, recallDraft, type Session } from "@attune/application";
import type { Result } from "@attune/kernel";
import type { StorageError } from "@attune/sync";
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

/** Where unfinished words are kept between two visits. */
export interface WordsKeeper {
  readonly recall: (session: Session) => Promise<Result<string, StorageError>>;
  readonly keep: (session: Session, text: string) => Promise<Result<void, StorageError>>;
}

/** The draft at this spot. */
export function useDraft({ roomId, side, place }: DraftSpot): DraftWords {
  const keeper = useMemo<WordsKeeper>(() => {
    const spot = { roomId, side, place };
    return {
      recall: (session) => recallDraft(session, spot),
      keep: (session, text) => keepDraft(session, spot, text),
    };
  }, [roomId, side, place]);
  return useKeptWords(keeper);
}

/** Words that are kept while they are written. A reload finds them again; storage that refuses is told, and they stay. */
export function useKeptWords(keeper: WordsKeeper): DraftWords {
  const { session } = useApp();
  const [text, setText] = useState("");
  const [ready, setReady] = useState(false);
  const [unkept, setUnkept] = useState(false);
  const write = useMemo(() => createWriter(session, setUnkept), [session]);

  useEffect(() => {
    let current = true;
    setReady(false);
    void keeper.recall(session).then((draft) => {
      if (!current) return;
      setText(draft.ok ? draft.value : "");
      setReady(true);
    });
    return () => {
      current = false;
    };
  }, [session, keeper]);

  const change = useCallback(
    (next: string) => {
      write(keeper, next);
      setText(next);
    },
    [write, keeper],
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
function createWriter(session: Session, onOutcome: (unkept: boolean) => void) {
  let writing = false;
  let waiting: { readonly keeper: WordsKeeper; readonly text: string } | null = null;

  async function write(): Promise<void> {
    writing = true;
    while (waiting !== null) {
      const { keeper, text } = waiting;
      waiting = null;
      const kept = await keeper.keep(session, text);
      onOutcome(!kept.ok);
    }
    writing = false;
  }

  return (keeper: WordsKeeper, text: string): void => {
    waiting = { keeper, text };
    if (!writing) void write();
  };
}
