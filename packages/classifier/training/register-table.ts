import { areaUnderCurve } from "./measure.ts";
import { gateOf, table } from "./report-tables.ts";
import type { UnseenReading } from "./unseen-reading.ts";

/** Ways of talking, by what the writers say of their people; a person may be in several. */
const REGISTERS: readonly (readonly [name: string, says: RegExp])[] = [
  [
    "another first language",
    /second[- ]language|english (?:learned|is her second|is his second)|polish|chinese|syrian|colombian|mexican|brazilian|egyptian|filipin|arabic first|spanish first|translat|drops articles|spanglish|taglish/i,
  ],
  [
    "dialect or local speech",
    /patois|pidgin|singlish|scouse|geordie|glaswegian|yorkshire|appalachian|drawl|dialect|'ain't'|nah and eh|mountain speech|cornish|donegal|twang/i,
  ],
  [
    "formal, full sentences",
    /formal|full sentences|courteous|precise|exact|academic|judge|barrister|semicolon|orderly|polite/i,
  ],
  ["short or clipped", /clipped|few words|very short|spare|terse|blunt|telegraphic|quiet/i],
  [
    "texting",
    /texts?|lowercase|lower case|no (?:full stops|capitals|punctuation|periods)|slang|emoji|fast thumbs|typing/i,
  ],
  ["swears", /swear|sweary|salty|unfiltered/i],
  ["older than sixty", /\b(?:6[0-9]|7[0-9]|8[0-9])\b|retired|pensioner/i],
];
const FEWEST = 60;

/** How well the gate does for each way of talking, and how far the worst lies below the mean. */
export function registerTable(readings: readonly UnseenReading[]): string {
  const groups = REGISTERS.map(([name, says]) => {
    const own = readings.filter(({ line }) => says.test(line.register));
    return { name, own, area: areaUnderCurve(gateOf(own)) };
  }).filter(({ own }) => own.length >= FEWEST);
  const mean = groups.reduce((sum, { area }) => sum + area, 0) / groups.length;
  const worst = Math.min(...groups.map(({ area }) => area));
  const rows = groups.map(({ name, own, area }) => [name, String(own.length), area.toFixed(3)]);
  return `${table(["people who", "lines", "gate AUC"], rows)}\nWorst against the mean: ${(mean - worst).toFixed(3)} below ${mean.toFixed(3)}.\n`;
}
