import { outcomeOf } from "@attune/domain/conversation";
import type { LabelledLine } from "./labelled-line.ts";
import { areaUnderCurve, shareOf } from "./measure.ts";
import { gateOf, percent, table } from "./report-tables.ts";
import type { UnseenReading } from "./unseen-reading.ts";

/** Lines that are looked at together. */
interface Group {
  readonly name: string;
  readonly says: RegExp;
}

/** Ways of talking, by what the writers say of their people; a person may be in several. */
const REGISTERS: readonly Group[] = [
  {
    name: "another first language",
    says: /second[- ]language|english (?:learned|is her second|is his second)|polish|chinese|syrian|colombian|mexican|brazilian|egyptian|filipin|arabic first|spanish first|translat|drops articles|spanglish|taglish|hinglish/i,
  },
  {
    name: "dialect or local speech",
    says: /patois|pidgin|singlish|scouse|geordie|glaswegian|yorkshire|appalachian|drawl|dialect|'ain't'|nah and eh|mountain speech|cornish|donegal|twang|scots|doric|brummie/i,
  },
  {
    name: "formal, full sentences",
    says: /formal|full sentences|courteous|precise|exact|academic|judge|barrister|semicolon|orderly|polite/i,
  },
  { name: "short or clipped", says: /clipped|few words|very short|spare|terse|blunt|telegraphic|quiet/i },
  {
    name: "texting",
    says: /texts?|lowercase|lower case|no (?:full stops|capitals|punctuation|periods)|slang|emoji|fast thumbs|typing/i,
  },
  { name: "swears", says: /swear|sweary|salty|unfiltered/i },
  { name: "older than sixty", says: /\b(?:6[0-9]|7[0-9]|8[0-9])\b|retired|pensioner/i },
];

/** As far as the writers say it; most say a trade and a way of talking instead. */
const SPEAKERS: readonly Group[] = [
  {
    name: "a woman",
    says: /\b(?:woman|women|wife|mother|mum|mom|mam|girl|she|her|herself|lady|lesbian|grandmother|granny|widow|daughter|sister|stepmum|stepmom|f)\b/i,
  },
  {
    name: "a man",
    says: /\b(?:man|men|husband|father|dad|boy|he|his|him|himself|guy|grandfather|grandad|widower|son|brother|stepdad|m)\b/i,
  },
  { name: "neither of these two", says: /non-?binary|\b(?:enby|they\/them|agender|genderqueer)\b/i },
];

const THEMES: readonly Group[] = [
  {
    name: "money",
    says: /money|rent|bill|debt|loan|mortgage|salary|wage|overdraft|budget|bank|cash|savings|invoice|afford/,
  },
  {
    name: "chores and home",
    says: /chore|dish|laundry|bins|hoover|clean|kitchen|sink|towel|mess|tidy|boiler|garden|diy|repair|leak|fridge|lawn/,
  },
  { name: "phone and screens", says: /phone|screen|scroll|instagram|whatsapp|gaming|xbox|playstation|netflix|tiktok/ },
  { name: "sex and touch", says: /\bsex|bed(?:room|time)?\b|touch|kiss|cuddle|naked|intimacy|desire|\bhug/ },
  {
    name: "parents and in-laws",
    says: /in-?law|mother|\bmum|\bmom\b|\bmam\b|father|\bdad|parents|sister|brother|cousin|auntie|family/,
  },
  { name: "children", says: /child|kids?\b|baby|toddler|school|teenager|nappy|daughter|\bson\b|pregnan|nursery/ },
  {
    name: "illness and loss",
    says: /ill(?:ness)?\b|cancer|hospital|doctor|pain|chemo|miscarr|ivf|funeral|grave|died|dead|grief|dementia|surgery|clinic|diagnos|depress/,
  },
  { name: "work", says: /work|shift|job|boss|office|meeting|overtime|deadline|redundan|promotion|rota/ },
  { name: "faith", says: /church|mosque|temple|prayer|pray\b|faith|god\b|sunday|shabbat|ramadan|sabbath|scripture/ },
  { name: "jealousy and trust", says: /jealous|\bex\b|affair|flirt|cheat|trust|password|lied|lying|secret/ },
  { name: "food", says: /dinner|cook|food|breakfast|lunch|supper|tea\b|meal|restaurant|recipe/ },
  {
    name: "travel and driving",
    says: /drive|driving|\bcar\b|holiday|trip|airport|flight|train\b|motorway|parking|map/,
  },
  { name: "friends and going out", says: /friend|party|\bpub\b|wedding|birthday|drinks|guests?/ },
  { name: "moving and migration", says: /moving|move to|visa|migrat|abroad|new house|flat\b|papers|embassy|back home/ },
];

const FEWEST = 60;

/** How well the gate does for each way of talking, and how far the worst lies below the mean. */
export function registerTable(readings: readonly UnseenReading[]): string {
  return groupTable(readings, { title: "people who", groups: REGISTERS, of: ({ register }) => register });
}

/** The same by the gender of who speaks. */
export function speakerTable(readings: readonly UnseenReading[]): string {
  return groupTable(readings, { title: "who speaks", groups: SPEAKERS, of: ({ register }) => register });
}

/** The same by what they talk about; a line may have several themes. */
export function themeTable(readings: readonly UnseenReading[]): string {
  const of = ({ scenario, context, text }: LabelledLine) => `${scenario} ${context} ${text}`.toLowerCase();
  return groupTable(readings, { title: "theme", groups: THEMES, of });
}

interface Grouping {
  readonly title: string;
  readonly groups: readonly Group[];
  readonly of: (line: LabelledLine) => string;
}

function groupTable(readings: readonly UnseenReading[], { title, groups, of }: Grouping): string {
  const measured = groups
    .map(({ name, says }) => {
      const own = readings.filter(({ line }) => says.test(of(line)));
      return { name, own, area: areaUnderCurve(gateOf(own)) };
    })
    .filter(({ own }) => own.length >= FEWEST);
  const mean = measured.reduce((sum, { area }) => sum + area, 0) / measured.length;
  const worst = Math.min(...measured.map(({ area }) => area));
  const rows = measured.map(({ name, own, area }) => [name, String(own.length), area.toFixed(3), secureHeld(own)]);
  return `${table([title, "lines", "gate AUC", "secure held at level 3"], rows)}\nWorst against the mean: ${(mean - worst).toFixed(3)} below ${mean.toFixed(3)}.\n`;
}

function secureHeld(readings: readonly UnseenReading[]): string {
  const secure = readings.filter(({ line }) => line.talk === "secure");
  return percent(shareOf(secure, ({ reading }) => outcomeOf(reading, 3) === "held"));
}
