import type { LetterId } from "@attune/domain/conversation";
import { ok, type Result } from "@attune/kernel";
import type { StorageError } from "@attune/sync";
import { eraseDraft } from "./draft-spot.ts";
import type { Session } from "./session.ts";

/** Which letter is being written, and which it answers. */
export interface LetterSpot {
  readonly letterId: LetterId;
  readonly answers: LetterId | null;
}

/** A letter that someone has begun, on this device alone. */
export interface LetterDraft extends LetterSpot {
  readonly text: string;
  readonly savedAt: number;
}

/** Keeps a letter that is being written on this device. Empty words clear it. */
export function keepLetterDraft(
  { sources: { drafts, clock } }: Session,
  spot: LetterSpot,
  text: string,
): Promise<Result<void, StorageError>> {
  const key = keyOf(spot);
  return text === "" ? drafts.delete(key) : drafts.put(key, { text, savedAt: clock.now() });
}

/** The unfinished letter, "" for none; what cannot be read counts as none. */
export async function recallLetterDraft({ sources }: Session, spot: LetterSpot): Promise<Result<string, StorageError>> {
  const draft = await sources.drafts.get(keyOf(spot));
  if (draft.ok) return ok(draft.value?.text ?? "");
  return draft.error.type === "value-unreadable" ? ok("") : { ok: false, error: draft.error };
}

/** Every letter that was begun on this device, newest first. */
export async function listLetterDrafts({ sources }: Session): Promise<Result<readonly LetterDraft[], StorageError>> {
  const kept = await sources.drafts.list(LETTERS);
  if (!kept.ok) return kept;
  const found = kept.value.drafts.map(({ key, draft }) => ({ ...keyToSpot(key), ...draft }));
  return ok(found.toSorted((one, other) => other.savedAt - one.savedAt));
}

/** Deletes the draft; whether it went. */
export function forgetLetterDraft({ sources }: Session, spot: LetterSpot): Promise<boolean> {
  return eraseDraft(sources.drafts, keyOf(spot));
}

const LETTERS = "letter/";
const ANSWERING = "/answering/";

function keyOf({ letterId, answers }: LetterSpot): string {
  return `${LETTERS}${letterId}${answers === null ? "" : `${ANSWERING}${answers}`}`;
}

function keyToSpot(key: string): LetterSpot {
  const [letterId = "", answers = null] = key.slice(LETTERS.length).split(ANSWERING);
  return { letterId, answers };
}
