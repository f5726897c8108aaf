import { existsSync, statSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chancesFrom } from "../src/calibration.ts";
import { LISTENER_WEIGHTS } from "../src/weights.ts";
import { calibrated } from "./calibrate.ts";
import { externalFigures } from "./external.ts";
import { fitOn, logitsFor, unseenFolds } from "./fold.ts";
import { preparedLineFrom } from "./instance.ts";
import { loadCorpus } from "./labelled-line.ts";
import { coarsened } from "./pack.ts";
import {
  gateTable,
  levelTable,
  moveTable,
  pairSentence,
  reliabilityTable,
  ruleTable,
  table,
  writerTable,
} from "./report-tables.ts";
import { SEEN_WRITERS, TRAINING_ONLY, WRITERS_PER_FOLD } from "./rules.ts";
import { unseenReadings } from "./unseen-reading.ts";

const { lines, errors } = loadCorpus();
if (errors.length > 0) throw new Error(`${errors.length} lines of the corpus are invalid; the tests name them`);
const prepared = lines.map(preparedLineFrom);
const folds = unseenFolds(prepared, WRITERS_PER_FOLD);
const readings = unseenReadings(folds);
const blind = readings.filter(({ line }) => !SEEN_WRITERS.has(line.writer));
const writers = new Set(readings.map(({ line }) => line.writer));
const trainedOnly = lines.filter(({ writer }) => TRAINING_ONLY.has(writer)).length;
const bytes = statSync(new URL(`../weights/${LISTENER_WEIGHTS}.bin`, import.meta.url)).size;
const prevalence =
  readings.filter(({ line }) => line.talk === "cycle" || line.talk === "mixed").length / readings.length;

const page = `# How well the listening listens

Written by \`npm run report -w @attune/classifier\` from the corpus; the figures are measured, none is typed in.

${readings.length} lines by ${writers.size} writers. **Every line is read by heads that saw nothing by its writer**: ${WRITERS_PER_FOLD}
writers are left out at a time, and calibration and verdict are fitted on lines by the other writers only. A further ${trainedOnly} plain
everyday sentences are trained on and never tested on. ${(100 * prevalence).toFixed(1)} % of the tested lines are cycle or mixed talk.
The weights that ship are fitted the same way on all lines (${(bytes / 1000).toFixed(0)} kB, four bits a weight); the figures below are
for weights as coarse as those. Intervals are 95 %, from drawing the lines again 400 times; they do not count that writers differ,
so the row by writer is the better guide to what a new person may expect.

What flatters: word families, rules and thresholds were made with ${[...SEEN_WRITERS].join(", ")} in view (marked \\*), settings and thresholds
were chosen on these same figures. A smaller, indirect leak: the lines on which calibration and verdict are fitted were answered by heads
that had the tested writer among their own training writers. The labels are one
annotation each; no second opinion has been taken, so the ceiling is not known. Nobody in the corpus is a real couple.

## The gate: is it cycle talk?

${gateTable(readings)}
Only writers whose lines were never looked at (${blind.length} lines):

${gateTable(blind)}
${pairSentence(readings)}
## Outcomes by level

${levelTable(readings)}
Only writers whose lines were never looked at:

${levelTable(blind)}
## Can the gate be believed?

${reliabilityTable(readings)}
## By writer, at level 3

${writerTable(readings)}
## Never held: which rule fires on what

Lines by label. A rule on a cycle line is a cycle message that crosses; most of these do carry a soft spot beside the blow.

${ruleTable(readings)}
## Moves and safety signs

${moveTable(readings)}${externalSection()}`;

writeFileSync(new URL("../../../docs/listening.md", import.meta.url), page);
process.stdout.write(page);

/** Public sets are scored when their folder is named in the environment; without it the section is left out. */
function externalSection(): string {
  const folder = process.env["ATTUNE_EXTERNAL_SETS"];
  if (folder === undefined || !existsSync(folder)) return "";
  const { dictionary, fitted } = fitOn(prepared);
  const shipped = coarsened(fitted);
  const { calibration } = calibrated(folds);
  const figures = externalFigures(pathToFileURL(`${folder}/`), (line) => {
    const { message, strongest } = logitsFor(preparedLineFrom(line), dictionary, shipped);
    return chancesFrom(message, strongest, calibration);
  });
  const rows = figures.map(({ name, area, there, notThere }) => [name, `${there} / ${notThere}`, area.toFixed(3)]);
  return `
## Public sets, for information

Comments by strangers, not couples; loose mappings; never trained on and no choice made by them.

${table(["set and head", "there / not", "AUC"], rows)}`;
}
