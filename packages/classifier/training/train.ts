import { mkdirSync, writeFileSync } from "node:fs";
import { LISTENER_WEIGHTS, weightsToBuffer } from "../src/weights.ts";
import { calibrated } from "./calibrate.ts";
import { loadCorpus } from "./corpus.ts";
import { corpusHash } from "./corpus-hash.ts";
import { fitOn, unseenFolds } from "./fold.ts";
import { preparedLineFrom } from "./instance.ts";
import { packed } from "./pack.ts";
import { FIT_RULE, FOLDS } from "./rules.ts";

const { lines, errors } = loadCorpus();
for (const error of errors) process.stderr.write(`${error.file}:${error.line}: ${error.problem}\n`);
if (errors.length > 0) process.exit(1);

const prepared = lines.map(preparedLineFrom);
const learnt = calibrated(unseenFolds(prepared, FOLDS));
const { dictionary, fitted } = fitOn(prepared);
const weights = packed(dictionary, fitted, {
  trainedOn: corpusHash(lines),
  blockScales: Float64Array.from(FIT_RULE.blockScales),
  ...learnt,
});
const folder = new URL("../weights/", import.meta.url);
mkdirSync(folder, { recursive: true });
const bytes = new Uint8Array(weightsToBuffer(weights));
writeFileSync(new URL(`${LISTENER_WEIGHTS}.bin`, folder), bytes);
process.stdout.write(`${lines.length} lines, ${dictionary.size} features, ${bytes.length} bytes\n`);
