import type { Side } from "@attune/domain/cycle";
import { isScreeningDue, stopsWithin, type Triage, triageOf } from "@attune/domain/safety";
import type { Instant } from "@attune/kernel";
import { ownOf } from "./fold-own.ts";
import type { SessionState } from "./session.ts";

/** What the safety rules say to one person at a moment, for them alone. */
export interface OwnSafety {
  readonly triage: Triage;
  /** Whether the questions are offered again. */
  readonly due: boolean;
}

export function safetyOf({ own }: Pick<SessionState, "own">, side: Side, now: Instant): OwnSafety {
  const { safety, stops, signAt } = ownOf(own, side);
  const sign = signAt !== null && signAt > (safety.screenedAt ?? Number.NEGATIVE_INFINITY);
  const triage = triageOf(safety, { stops: stopsWithin(stops, now), sign });
  const closer = triage.level === "amber-high" || triage.level === "red";
  return { triage, due: isScreeningDue(safety, { closer, signAt }, now) };
}
