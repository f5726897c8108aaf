import type { Cleaning, Space } from "@attune/sync";
import * as v from "valibot";
import type { DeepClean, DeepCleans } from "../vault-service.ts";
import { type Inside, MINE, OURS } from "./inside.ts";

/** What can be cleaned. */
export type CleanKind = "mine" | "ours";

/** Spaces by what can be cleaned. */
export const SPACES: Readonly<Record<CleanKind, Space>> = { mine: MINE, ours: OURS };

/** Under which a device keeps when someone asked for a clean. */
export function askedKey(kind: CleanKind): string {
  return `deep-clean/${kind}`;
}

const askedSchema = v.object({ at: v.pipe(v.number(), v.finite()) });

/** Where the cleans stand that were asked for on this device. */
export async function cleaningOf(inside: Inside): Promise<DeepCleans> {
  const [mine, ours] = [inside.log.cleaningOf(MINE), inside.log.cleaningOf(OURS)];
  const isMember = ours !== null && isIn(inside, inside.log.membersOf(OURS) ?? []);
  return {
    mine: mine === null ? NOTHING : toDeepClean(mine, await askedAt(inside, "mine")),
    ours: isMember ? toDeepClean(ours, await askedAt(inside, "ours")) : null,
  };
}

/** What a partner or another device has begun goes on without being shown here. */
function toDeepClean(cleaning: Cleaning, at: number | null): DeepClean {
  if (at === null) return NOTHING;
  const { isPrepared, isBegun, isPending, left, of } = cleaning;
  if (isPrepared || isBegun) return { step: "begun", at };
  return isPending ? { step: "working", at, left, of } : { step: "done", at };
}

async function askedAt({ values }: Inside, kind: CleanKind): Promise<number | null> {
  const kept = await values.get(askedKey(kind));
  const parsed = kept.ok ? v.safeParse(askedSchema, kept.value) : null;
  return parsed?.success ? parsed.output.at : null;
}

function isIn({ account }: Inside, members: readonly Uint8Array[]): boolean {
  return members.some((member) => member.every((byte, index) => byte === account.vault.account[index]));
}

const NOTHING: DeepClean = { step: "none" };
