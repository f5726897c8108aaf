export {
  type DepthCheck,
  GREEN_AROUSAL,
  isClearForDepth,
  isStop,
  STOP_AROUSAL,
  stopsWithin,
} from "./arousal.ts";
export {
  extraDaysOf,
  FEWEST_EXTRA_DAYS,
  isReadyAt,
  isRoomResting,
  LONGEST_TICK_DELAY,
  MOST_EXTRA_DAYS,
  SCREEN_REST,
  SOLO_PHASE,
  TICK,
  tellAt,
  tickAt,
  tickOf,
} from "./pace.ts";
export type { Look, SafetyEvent } from "./safety-event.ts";
export { foldSafety, NOTHING_SAID, type SafetyNote, type SafetyRecord, triageOf } from "./safety-record.ts";
export { SCREEN } from "./screen.data.ts";
export {
  hasAnswered,
  type ScreenAnswers,
  type ScreenQuestion,
  type ScreenQuestionId,
  toScreenAnswers,
} from "./screen.ts";
export { isScreeningDue } from "./screening-due.ts";
export { followTrack, NOTHING_TOLD, type Track, type TracksTold, type TrackTold, trackOf } from "./track.ts";
export { TRIAGE_RULES } from "./triage.data.ts";
export { redsOf, type Triage, triage } from "./triage.ts";
export {
  CLOSINGS,
  type Closing,
  OFFERS,
  type Offer,
  SAFETY_LEVELS,
  type SafetyFacts,
  type SafetyLevel,
  TRIAGE_RULE_IDS,
  type TriageRuleId,
} from "./triage-rule.ts";
