import type { LetterSpot } from "@attune/application";
import { useCallback } from "react";
import { useLocation } from "wouter";
import { useHistoryState } from "wouter/use-browser-location";
import { useVault } from "../vault-context.tsx";

/**
 * The page of one letter. Its address names none, and which letter it is stands in the history for the one alone who
 * went there: on a shared device nobody finds out by Back or by the browser's history which letters the other opened.
 */
export const LETTER_ADDRESS = "/letters/letter";

interface LetterPlace extends LetterSpot {
  /** Whoever went there. */
  readonly by: string;
}

/** Which letter the page shows, or null where someone else was here, or nobody. */
export function useLetterPlace(): LetterSpot | null {
  const place: unknown = useHistoryState();
  const { opened } = useVault();
  if (!isLetterPlace(place) || place.by !== opened?.person.tag) return null;
  const { letterId, answers } = place;
  return { letterId, answers };
}

/** Goes to the page of a letter; `answers` is needed only while it is being written. */
export function useGoToLetter(): (letterId: string, answers?: string | null) => void {
  const { opened } = useVault();
  const [, navigate] = useLocation();
  const by = opened?.person.tag ?? "";
  return useCallback(
    (letterId, answers = null) => {
      const state: LetterPlace = { letterId, answers, by };
      navigate(LETTER_ADDRESS, { state });
    },
    [navigate, by],
  );
}

function isLetterPlace(value: unknown): value is LetterPlace {
  if (typeof value !== "object" || value === null) return false;
  const { letterId, answers, by } = value as Partial<Record<keyof LetterPlace, unknown>>;
  return typeof letterId === "string" && typeof by === "string" && (answers === null || typeof answers === "string");
}
