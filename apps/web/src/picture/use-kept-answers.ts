import type { ItemAnswers } from "@attune/domain/instruments";
import { useCallback, useEffect, useRef, useState } from "react";
import { useOwn } from "../alone/use-own.ts";

/** Answers to a questionnaire while they are given, kept on the device so that a reload finds them. */
export interface KeptAnswers {
  readonly answers: ItemAnswers;
  readonly change: (item: string, value: number | null) => void;
  /** The device did not keep the last change; it is on the screen alone. */
  readonly unkept: boolean;
  /** Takes the unfinished answers away, once they are recorded. Those that stay are shown again, and may be changed. */
  readonly forget: () => Promise<void>;
}

export function useKeptAnswers(place: string): KeptAnswers {
  const { session } = useOwn();
  const { drafts, clock } = session.sources;
  const key = `answers/${place}`;
  const [answers, setAnswers] = useState<ItemAnswers>({});
  const [unkept, setUnkept] = useState(false);
  const shown = useRef(answers);

  useEffect(() => {
    let current = true;
    void drafts.get(key).then((draft) => {
      if (!current || !draft.ok || draft.value === null) return;
      shown.current = textToAnswers(draft.value.text);
      setAnswers(shown.current);
    });
    return () => {
      current = false;
    };
  }, [drafts, key]);

  const change = useCallback(
    (item: string, value: number | null) => {
      const { [item]: _before, ...rest } = shown.current;
      shown.current = value === null ? rest : { ...rest, [item]: value };
      setAnswers(shown.current);
      const draft = { text: JSON.stringify(shown.current), savedAt: clock.now() };
      void drafts.put(key, draft).then((kept) => setUnkept(!kept.ok));
    },
    [drafts, clock, key],
  );
  const forget = useCallback(async () => {
    const gone = await drafts.delete(key);
    setUnkept(!gone.ok);
  }, [drafts, key]);
  return { answers, change, unkept, forget };
}

function textToAnswers(text: string): ItemAnswers {
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found !== "object" || found === null) return {};
    return Object.fromEntries(Object.entries(found).filter(([, value]) => typeof value === "number"));
  } catch {
    return {};
  }
}
