import { ok, type Result } from "@attune/kernel";
import { decodeControl } from "@attune/wire";
import { keyOf, keyToBytes } from "./byte-key.ts";
import { examineEnvelope } from "./examine-envelope.ts";
import type { SpaceTerms, Standing } from "./standing.ts";
import type { WaitingCandidate, WaitingEnvelope, WaitingGround } from "./waiting-envelopes.ts";
import { type Intent, type NotWritten, type WritingPlace, writeEnvelopes } from "./write-envelopes.ts";

/** Whether something of this device waits that nobody would accept, and that can be sealed anew. */
export function needsWritingAnew(waiting: readonly WaitingEnvelope[]): boolean {
  return waiting.some((envelope) => envelope.own && !envelope.fits && !isLost(envelope));
}

/**
 * Seals what this device has waiting anew, behind what holds now: after a new epoch, a new generation, or damage. What
 * others on the same device have waiting stays as it is. Events keep their ids, times and order.
 */
export async function writeAnew(
  terms: SpaceTerms,
  { ground, place }: { readonly ground: WaitingGround; readonly place: WritingPlace },
  waiting: readonly WaitingEnvelope[],
): Promise<Result<readonly WaitingCandidate[], NotWritten>> {
  const candidates: WaitingCandidate[] = [];
  const newIds = new Map<string, string>();
  let { standing } = place;

  async function seal(before: WaitingEnvelope): Promise<Result<void, NotWritten>> {
    const intent = intentOf(before, (target) => newIds.get(target) ?? (ground.authorOf(target) && target));
    const anew = await writeEnvelopes(terms, { ...place, standing }, intent ? [intent] : []);
    if (!anew.ok) return anew;
    ({ standing } = anew.value);
    for (const { envelope, id, bytes } of anew.value.written) {
      const entry = before.entry && envelope.header.kind === "content" ? { ...before.entry, id: keyOf(id) } : null;
      candidates.push({ envelope, id, bytes, entry });
      newIds.set(keyOf(before.id), keyOf(id));
    }
    return ok(undefined);
  }

  for (const before of waiting) {
    if (!before.own || isLost(before)) {
      standing = await standingAfter(terms, { ...ground, standing }, before);
      candidates.push(before);
      continue;
    }
    const sealed = await seal(before);
    if (!sealed.ok) return sealed;
  }
  return ok(candidates);
}

/** Content that was not removed and does not open, so that its words cannot be sealed again. */
function isLost({ entry }: WaitingEnvelope): boolean {
  return entry?.read.type === "sealed" || entry?.read.type === "unreadable";
}

async function standingAfter(
  terms: SpaceTerms,
  { standing, keys, authorOf }: WaitingGround,
  { envelope, id }: WaitingEnvelope,
): Promise<Standing> {
  const target = envelope.header.target && keyOf(envelope.header.target);
  const arrival = { envelope, id, targetAuthor: target && authorOf(target) };
  const examined = await examineEnvelope(terms, { standing, keys }, arrival);
  return examined.ok ? examined.value : standing;
}

/** What an envelope was meant to do; null when writing does it by itself, or when there is nothing left to do. */
function intentOf({ envelope, entry }: WaitingEnvelope, newIdOf: (target: string) => string | null): Intent | null {
  const { kind, target } = envelope.header;
  if (kind === "content") return entry?.read.type === "open" ? { type: "content", content: entry.read.content } : null;
  if (target !== null) {
    const newTarget = newIdOf(keyOf(target));
    return newTarget === null ? null : { type: "tombstone", target: keyToBytes(newTarget) };
  }
  const control = decodeControl(envelope.payload ?? new Uint8Array());
  if (!control.ok || control.value.t === "device" || control.value.genesis !== null) return null;
  return { type: "epoch", members: control.value.members.map(keyOf) };
}
