import { type LetterDraft, listLetterDrafts } from "@attune/application";
import { useEffect, useState } from "react";
import { useApp } from "../app-context.tsx";

/** The letters that were begun on this device; none as long as they have not been read, or cannot be. */
export function useLetterDrafts(): readonly LetterDraft[] {
  const { session } = useApp();
  const [drafts, setDrafts] = useState<readonly LetterDraft[]>([]);
  useEffect(() => {
    let current = true;
    void listLetterDrafts(session).then((found) => {
      if (current && found.ok) setDrafts(found.value);
    });
    return () => {
      current = false;
    };
  }, [session]);
  return drafts;
}
