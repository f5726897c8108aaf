import { existsSync } from "node:fs";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { chancesFrom } from "../src/calibration.ts";
import { messageFrom } from "../src/message.ts";
import { calibrated } from "./calibrate.ts";
import { type ExternalFigure, externalFigures } from "./external.ts";
import { fitOn, logitsFor, type UnseenLogits } from "./fold.ts";
import { shippedConsidered } from "./held-out.ts";
import { type PreparedLine, preparedLineFrom } from "./instance.ts";
import type { LabelledLine } from "./labelled-line.ts";
import { coarsened } from "./pack.ts";
import { table } from "./report-tables.ts";

/** Public sets are scored when their folder is named in the environment; without it the section is left out. */
export async function externalSection(
  prepared: readonly PreparedLine[],
  folds: readonly (readonly UnseenLogits[])[],
): Promise<string> {
  const folder = process.env["ATTUNE_EXTERNAL_SETS"];
  if (folder === undefined || !existsSync(folder)) return "";
  const { dictionary, fitted } = fitOn(prepared);
  const shipped = { dictionary, fitted: coarsened(fitted) };
  const { calibration } = calibrated(folds);
  const closer = await shippedConsidered();
  const looksOf = (text: string, context: string) =>
    logitsFor(preparedLineFrom(lineFrom(text, context)), shipped).looks;
  const url = pathToFileURL(`${folder}/`);
  const atOnce = externalFigures(url, (text, context) => chancesFrom(looksOf(text, context), calibration));
  const considered = externalFigures(url, (text, context) =>
    chancesFrom([...looksOf(text, context), ...closer.hear(messageFrom(text), context)], closer.calibration),
  );
  const rows = atOnce.map(({ name, area, there, notThere }, at) => [
    name,
    `${there} / ${notThere}`,
    area.toFixed(3),
    (considered[at]?.area ?? 0).toFixed(3),
  ]);
  return `
## Public sets, for information

Comments, posts and negotiations by strangers, not couples; loose mappings; never trained on and no choice made by them. Read by the listener that ships.

${table(["set and head", "there / not", "AUC at once", "AUC considered"], rows)}
Mean: at once ${meanOf(atOnce).toFixed(3)}, considered ${meanOf(considered).toFixed(3)}.
`;
}

function meanOf(figures: readonly ExternalFigure[]): number {
  return figures.reduce((sum, { area }) => sum + area, 0) / figures.length;
}

function lineFrom(text: string, context: string): LabelledLine {
  const parts = { id: "x-1", writer: "x", scenario: "", register: "", context, text, pair: "" } as const;
  return { ...parts, talk: "neutral", primary: "neutral", also: [], hot: [], reach: [], safety: "", like: "" };
}
