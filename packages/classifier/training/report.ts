import { existsSync, statSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chancesFrom } from "../src/calibration.ts";
import { ENCODER_WEIGHTS } from "../src/considered/encoder-weights.ts";
import { LISTENER_WEIGHTS } from "../src/weights.ts";
import { calibrated } from "./calibrate.ts";
import { withEncoder } from "./encoder/unseen-looks.ts";
import { explanationShare } from "./explanation.ts";
import { externalFigures } from "./external.ts";
import { fitOn, logitsFor, unseenFolds } from "./fold.ts";
import { heldOutReadings } from "./held-out.ts";
import { preparedLineFrom } from "./instance.ts";
import { loadCorpus } from "./labelled-line.ts";
import { coarsened } from "./pack.ts";
import { primaryTable } from "./primary-table.ts";
import { registerTable } from "./register-table.ts";
import {
  gateTable,
  levelTable,
  moveTable,
  pairSentence,
  percent,
  reliabilityTable,
  ruleTable,
  safetySentence,
  table,
  writerTable,
} from "./report-tables.ts";
import { SEEN_WRITERS, TRAINING_ONLY, WRITERS_PER_FOLD } from "./rules.ts";
import { surestErrors } from "./surest-errors.ts";
import { type UnseenReading, unseenReadings } from "./unseen-reading.ts";

const { lines, errors } = loadCorpus();
if (errors.length > 0) throw new Error(`${errors.length} lines of the corpus are invalid; the tests name them`);
const prepared = lines.map(preparedLineFrom);
const folds = unseenFolds(prepared, WRITERS_PER_FOLD);
const atOnce = unseenReadings(folds);
const considered = unseenReadings(withEncoder(folds) ?? []);
const writers = new Set(atOnce.map(({ line }) => line.writer));
const trainedOnly = lines.filter(({ writer }) => TRAINING_ONLY.has(writer)).length;
const prevalence = atOnce.filter(({ line }) => line.talk === "cycle" || line.talk === "mixed").length / atOnce.length;
const explained = explanationShare(prepared, folds);
const heldOut = await heldOutReadings();

const page = `# How well the listening listens

Written by \`npm run listening:evaluate\` from the corpus; the figures are measured, none is typed in.

${atOnce.length} lines by ${writers.size} writers. **Every line is read by heads that saw nothing by its writer**: ${WRITERS_PER_FOLD}
writers are left out at a time, and calibration and verdict are fitted on lines by the other writers only. A further ${trainedOnly} plain
everyday sentences are trained on and never tested on. ${percent(prevalence)} of the tested lines are cycle or mixed talk.
The weights that ship are fitted the same way on all lines (${sizeOf(LISTENER_WEIGHTS)}, four bits a weight); the figures below are
for weights as coarse as those. Intervals are 95 %, from drawing the lines again 400 times; they do not count that writers differ,
so the row by writer is the better guide to what a new person may expect.

There are two ways of reading (docs/adr/0016-two-tiers-of-listening.md). **At once**, at every key that is pressed, and **considered**, after a pause and before words cross, with a sentence
encoder (${sizeOf(ENCODER_WEIGHTS)}) that was trained on the same lines; for its figures every line was read by an encoder that had not seen its writer either, one of three that left a third of the
writers out.

What flatters: word families, rules and thresholds were made with ${[...SEEN_WRITERS].join(", ")} in view (marked \\*), settings and thresholds
were chosen on these same figures. A smaller, indirect leak: the lines on which calibration and verdict are fitted were answered by heads
that had the tested writer among their own training writers. The labels are one
annotation each; no second opinion has been taken, so the ceiling is not known. Nobody in the corpus is a real couple.

${inBoth("The gate: is it cycle talk?", (readings) => `${gateTable(readings)}\n${pairSentence(readings)}`)}
${inBoth("Outcomes by level", levelTable)}
Only writers whose lines were never looked at, at once:

${gateTable(unseenByUs(atOnce))}
${levelTable(unseenByUs(atOnce))}
${inBoth("Can the gate be believed?", reliabilityTable)}
${inBoth("By writer, at level 3", writerTable)}
${inBoth("By way of talking", registerTable)}
## Held out

${heldOut.atOnce.length} lines, writers: ${new Set(heldOut.atOnce.map(({ line }) => line.writer)).size}, on whom nothing was trained, chosen or calibrated; read by the listener that ships.

### At once

${heldOutSection(heldOut.atOnce)}
### Considered

${heldOutSection(heldOut.considered)}
## Never held: which rule fires on what

Lines by label. A rule on a cycle line is a cycle message that crosses; most of these do carry a soft spot beside the blow.

${ruleTable(atOnce)}
${inBoth("What a message does first", primaryTable)}
${inBoth("Moves and safety signs", (readings) => `${moveTable(readings)}\n${safetySentence(readings)}`)}
## Does the explanation explain?

A hold shows the words of one move. Taking them away at least halves the odds of cycle talk in ${percent(explained.halved)} of ${explained.holds} holds at level 3 (at once, by unseen writer).

## What it gets wrong with confidence

${surestErrors(considered.length > 0 ? considered : atOnce)}${externalSection()}`;

writeFileSync(new URL("../../../docs/listening.md", import.meta.url), page);
process.stdout.write(page);

function heldOutSection(readings: readonly UnseenReading[]): string {
  return `${gateTable(readings)}\n${pairSentence(readings)}\n${levelTable(readings)}\n${safetySentence(readings)}`;
}

/** The same figures for both ways of reading. */
function inBoth(title: string, section: (readings: readonly UnseenReading[]) => string): string {
  const second = considered.length > 0 ? `\n### Considered\n\n${section(considered)}` : "";
  return `## ${title}\n\n### At once\n\n${section(atOnce)}${second}`;
}

function unseenByUs(readings: readonly UnseenReading[]): readonly UnseenReading[] {
  return readings.filter(({ line }) => !SEEN_WRITERS.has(line.writer));
}

function sizeOf(name: string): string {
  const file = new URL(`../weights/${name}.bin`, import.meta.url);
  return existsSync(file) ? `${Math.round(statSync(file).size / 1000).toLocaleString("en")} kB` : "not trained";
}

/** Public sets are scored when their folder is named in the environment; without it the section is left out. */
function externalSection(): string {
  const folder = process.env["ATTUNE_EXTERNAL_SETS"];
  if (folder === undefined || !existsSync(folder)) return "";
  const { dictionary, fitted } = fitOn(prepared);
  const shipped = coarsened(fitted);
  const { calibration } = calibrated(folds);
  const figures = externalFigures(pathToFileURL(`${folder}/`), (line) => {
    const { looks } = logitsFor(preparedLineFrom(line), dictionary, shipped);
    return chancesFrom(looks, calibration);
  });
  const rows = figures.map(({ name, area, there, notThere }) => [name, `${there} / ${notThere}`, area.toFixed(3)]);
  const mean = figures.reduce((sum, { area }) => sum + area, 0) / figures.length;
  return `
## Public sets, for information

Comments by strangers, not couples; loose mappings; never trained on and no choice made by them. Read at once.

${table(["set and head", "there / not", "AUC"], rows)}
Mean: ${mean.toFixed(3)}.
`;
}
