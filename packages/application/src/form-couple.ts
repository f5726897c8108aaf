import type { Side } from "@attune/domain/cycle";
import { err, ok, type Result } from "@attune/kernel";
import type { NotRecorded } from "@attune/sync";
import { recordOurs, type Session } from "./session.ts";

/** Longest name, in UTF-16 units, as a text field counts. */
export const LONGEST_NAME = 40;

/** A name that cannot be used. */
export interface NameRefused {
  readonly type: "name-refused";
  readonly reason: "empty" | "too-long" | "same";
}

/** Two people say what they call themselves. */
export async function formCouple(
  session: Session,
  names: Readonly<Record<Side, string>>,
): Promise<Result<void, NameRefused | NotRecorded>> {
  const A = checkName(names.A);
  if (!A.ok) return A;
  const B = checkName(names.B);
  if (!B.ok) return B;
  if (isSameName(A.value, B.value)) return err({ type: "name-refused", reason: "same" });
  return recordOurs(session, { type: "couple-formed", names: { A: A.value, B: B.value } });
}

/** A name without space around it, or why it cannot be used. */
export function checkName(name: string): Result<string, NameRefused> {
  const trimmed = name.normalize("NFC").trim();
  if (isInvisible(trimmed)) return err({ type: "name-refused", reason: "empty" });
  if (trimmed.length > LONGEST_NAME) return err({ type: "name-refused", reason: "too-long" });
  return ok(trimmed);
}

/** Whether two names would be taken for one another. */
export function isSameName(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

/** Without what the eye does not see: case, ways to write one letter, marks without width. */
function plain(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(INVISIBLE, "");
}

function isInvisible(name: string): boolean {
  return name.replace(INVISIBLE, "").trim() === "";
}

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
