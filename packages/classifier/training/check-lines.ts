import { readFileSync } from "node:fs";
import { basename } from "node:path";
import process from "node:process";
import { ok } from "@attune/kernel";
import { HEARD_MOVES, SAFETY_KINDS } from "../src/head.ts";
import { labelledTurnsFrom } from "./conversation.ts";
import { type LabelledLine, labelledLineFrom, movesOf } from "./labelled-line.ts";
import { runsOf } from "./near-duplicate.ts";

const LINES = 340;
const PAIRS = 28;
const SIGNS = 2;
/** At least so many lines of each move. */
const OFTEN = { contempt: 20, blame: 20, defend: 20, dismiss: 20, mind_read: 15, press: 15, shut_down: 15 } as const;
const SELDOM = { appease: 10 } as const;
const USUAL = 12;
const MOST_SHARED = 0.4;
const FEWEST_RUNS = 4;

/** What is wrong with a writer's file, and what it still lacks (WRITING-LINES.md). Argument: the file. */
const file = process.argv[2] ?? "";
const writer = basename(file, ".jsonl");
const rows = readFileSync(file, "utf8")
  .split("\n")
  .filter((row) => row.trim() !== "");
/** Turns of conversations are lines too, and no numbers are asked of them. */
const isTalk = rows[0]?.includes('"conversation"') === true;
const turns = isTalk ? labelledTurnsFrom(rows, writer) : [];
const read = isTalk
  ? turns.map((turn) => (turn.ok ? ok(turn.value.line) : turn))
  : rows.map((row) => labelledLineFrom(row, writer));
const lines = read.flatMap((each) => (each.ok ? [each.value] : []));
const problems = read.flatMap((each, at) => (each.ok ? [] : [`line ${at + 1}: ${each.error.problem}`]));
for (const problem of [...problems, ...twice(), ...pairProblems(), ...spanProblems(), ...alike()]) say(problem);
say(
  `${lines.length} lines, ${problems.length} bad; ${isTalk ? "" : `still missing: ${lacking().join(", ") || "nothing"}`}`,
);

function twice(): readonly string[] {
  const ids = lines.map(({ id }) => id);
  return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id} is used twice`);
}

function pairsOf(): ReadonlyMap<string, readonly LabelledLine[]> {
  return Map.groupBy(
    lines.filter(({ pair }) => pair !== ""),
    ({ pair }) => pair,
  );
}

function pairProblems(): readonly string[] {
  return [...pairsOf()].flatMap(([pair, two]) => {
    if (two.length !== 2) return [`pair ${pair} has ${two.length} lines`];
    const labels = new Set(two.map(({ primary, talk }) => `${primary} ${talk}`));
    return labels.size === 2 ? [] : [`pair ${pair}: the same label on both`];
  });
}

function spanProblems(): readonly string[] {
  return lines.flatMap(({ id, talk, hot, reach, also }) => [
    ...(also.length > 2 ? [`${id}: more than two in also`] : []),
    ...((talk === "cycle" || talk === "mixed") && hot.length === 0 ? [`${id}: no hot words`] : []),
    ...(talk === "mixed" && reach.length === 0 ? [`${id}: nothing that reaches`] : []),
  ]);
}

/** Lines that share too many runs of three words. */
function alike(): readonly string[] {
  const runs = lines.map(({ text }) => runsOf(text));
  return lines.flatMap((one, at) =>
    lines.slice(at + 1).flatMap((other, next) => {
      if (one.pair !== "" && one.pair === other.pair) return [];
      return shared(runs[at] ?? new Set(), runs[at + 1 + next] ?? new Set()) > MOST_SHARED
        ? [`too like each other: ${one.id} and ${other.id}`]
        : [];
    }),
  );
}

function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const fewest = Math.min(one.size, other.size);
  return fewest < FEWEST_RUNS ? 0 : [...one].filter((run) => other.has(run)).length / fewest;
}

function lacking(): readonly string[] {
  const wanted: Readonly<Record<string, number>> = { ...OFTEN, ...SELDOM };
  const counted = [
    ["lines", LINES - lines.length] as const,
    ["pairs", PAIRS - pairsOf().size] as const,
    ...HEARD_MOVES.map(
      (move) => [move, (wanted[move] ?? USUAL) - lines.filter((line) => movesOf(line).includes(move)).length] as const,
    ),
    ...SAFETY_KINDS.map((kind) => [kind, SIGNS - lines.filter(({ safety }) => safety === kind).length] as const),
  ];
  return counted.flatMap(([what, missing]) => (missing > 0 ? [`${missing} ${what}`] : []));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
