import { heardOf, isCycleTalk, NOTHING_OFFERED, openingOf, tallyOffer } from "@attune/domain/conversation";
import { isVulnerableMove } from "@attune/domain/cycle";
import { receivingOf } from "../src/receiving.ts";
import type { LabelledTurn } from "./conversation.ts";
import { shareOf } from "./measure.ts";
import { percent, table } from "./report-tables.ts";
import type { UnseenReading } from "./unseen-reading.ts";

/** A turn, and how it was read by a listener that had not seen its writer. */
interface ReadTurn extends LabelledTurn {
  readonly reading: UnseenReading["reading"];
}

/** What is heard across the turns of whole conversations: first openings, runs of cycle talk, and how a reply receives. */
export function conversationSection(turns: readonly LabelledTurn[], readings: readonly UnseenReading[]): string {
  const readingOf = new Map(readings.map(({ line, reading }) => [line.id, reading]));
  const read = turns.flatMap((turn) => {
    const reading = readingOf.get(turn.line.id);
    return reading === undefined ? [] : [{ ...turn, reading }];
  });
  if (read.length === 0) return "No conversations yet.\n";
  const talks = [...Map.groupBy(read, ({ conversation }) => conversation).values()];
  return `${talks.length} conversations of ${read.length} turns.\n\n${openingsTable(talks)}\n${escalationSentence(talks)}\n${receivingTable(read)}`;
}

const NEAR = 1;

/** The first opening of each partner, against the first that is labelled; one turn of that partner early or late still counts as found. */
function openingsTable(talks: readonly (readonly ReadTurn[])[]): string {
  const partners = talks.flatMap((turns) =>
    (["A", "B"] as const).map((side) => turns.filter(({ speaker }) => speaker === side)),
  );
  const firsts = partners.map((own) => ({ there: firstLabelled(own), heard: firstHeard(own) }));
  const there = firsts.filter((first) => first.there !== null);
  const heard = firsts.filter((first) => first.heard !== null);
  const isHit = ({ there, heard }: (typeof firsts)[number]) =>
    there !== null && heard !== null && Math.abs(there.at - heard.at) <= NEAR;
  const hits = firsts.filter(isHit);
  const exact = hits.filter((hit) => hit.there?.at === hit.heard?.at).length;
  const sameKind = hits.filter((hit) => hit.there?.kind === hit.heard?.kind).length;
  return table(
    ["openings", "there", "heard", "found", "at the very turn", "of those heard, right", "and of the right kind"],
    [
      [
        "first of each partner",
        String(there.length),
        String(heard.length),
        percent(hits.length / there.length),
        percent(exact / there.length),
        percent(hits.length / heard.length),
        percent(sameKind / hits.length),
      ],
    ],
  );
}

interface First {
  readonly at: number;
  readonly kind: string;
}

function firstLabelled(own: readonly ReadTurn[]): First | null {
  const at = own.findIndex(({ event }) => event === "softening" || event === "re_engagement");
  return at < 0 ? null : { at, kind: own[at]?.event === "softening" ? "softening" : "re-engagement" };
}

/** As the Room counts them. */
function firstHeard(own: readonly ReadTurn[]): First | null {
  let tally = NOTHING_OFFERED;
  for (const [at, { reading }] of own.entries()) {
    const { vulnerable } = heardOf({ reading, disputed: false, answersCycle: false });
    const kind = openingOf(vulnerable, tally);
    if (kind !== null) return { at, kind };
    tally = tallyOffer(tally, reading);
  }
  return null;
}

const RUN = 3;

/** Whether conversations in which both run hot are told from those in which they do not. */
function escalationSentence(talks: readonly (readonly ReadTurn[])[]): string {
  const runs = talks.map((turns) => ({
    there: turns.some(({ event }) => event === "escalation"),
    heard: hasRun(turns),
  }));
  const there = runs.filter((run) => run.there);
  const calm = runs.filter((run) => !run.there);
  return `A run of cycle talk by both (${RUN} turns that are surely cycle talk among ${RUN + 1} running, by both) is heard in ${percent(shareOf(there, ({ heard }) => heard))} of ${there.length} conversations that escalate, and in ${percent(shareOf(calm, ({ heard }) => heard))} of ${calm.length} that do not.\n`;
}

function hasRun(turns: readonly ReadTurn[]): boolean {
  return turns.some((_, at) => {
    const hot = turns.slice(at, at + RUN + 1).filter(({ reading }) => isCycleTalk(reading));
    return hot.length >= RUN && new Set(hot.map(({ speaker }) => speaker)).size === 2;
  });
}

/** How replies to something vulnerable are received, as labelled and as heard. */
function receivingTable(read: readonly ReadTurn[]): string {
  const replies = read.flatMap((turn, at) => {
    const message = read
      .slice(0, at)
      .findLast((past) => past.conversation === turn.conversation && past.speaker !== turn.speaker);
    if (message === undefined || message.line.talk !== "secure" || !isVulnerableMove(message.line.primary)) return [];
    const { remark, meets } = receivingOf(turn.reading, turn.line.text, message.reading);
    return [
      { was: wasOf(turn.line.primary), heard: meets !== null ? "meets" : remark !== null ? "misses" : "neither" },
    ];
  });
  const kinds = ["meets", "misses", "neither"];
  return `How ${replies.length} replies to something vulnerable receive it (rows: labelled; columns: heard).\n\n${table(
    ["labelled", "n", ...kinds],
    kinds.map((was) => {
      const own = replies.filter((reply) => reply.was === was);
      return [was, String(own.length), ...kinds.map((kind) => percent(shareOf(own, ({ heard }) => heard === kind)))];
    }),
  )}`;
}

function wasOf(primary: string): string {
  if (["reflect", "validate", "comfort"].includes(primary)) return "meets";
  return ["fix", "defend", "dismiss"].includes(primary) ? "misses" : "neither";
}
