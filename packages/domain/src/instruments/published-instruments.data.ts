import type { AnswerRange, Instrument, Item, PublishedFacts, Scale } from "./instrument.ts";

const ONE_TO_SEVEN = { lowest: 1, highest: 7 } as const;

/** Items by their numbers on the form, both ends included; `turned` are those that are answered the other way round. */
function items(first: number, last: number, turned: readonly number[] = []): readonly Item[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at).map((number) => ({
    id: String(number),
    reversed: turned.includes(number),
  }));
}

function facts(source: string, known: Partial<PublishedFacts> = {}): PublishedFacts {
  return { sd: null, reliability: null, index: null, cutoff: null, source, ...known };
}

/** A total that someone was told or added up; it is entered as one number. */
function total(id: string, range: AnswerRange, known: PublishedFacts): Instrument {
  return {
    id,
    version: 1,
    origin: "published",
    range,
    scales: [{ id: "total", items: [{ id: "total", reversed: false }], scoring: "sum", fewest: 1, facts: known }],
    known: ["published-total"],
  };
}

function byNumbers(id: string, range: AnswerRange, scales: readonly Scale[]): Instrument {
  return { id, version: 1, origin: "published", range, scales, known: ["published-numbers"] };
}

const ECR_R = facts("ECR-R");
const ECR_RS = facts("ECR-RS", { reliability: { value: 0.65, kind: "retest" } });
const RDAS = facts("RDAS");

/**
 * Published questionnaires that someone may have filled in elsewhere: numbers only, never a word of theirs. Keys and
 * lines stand here as far as a source was found; docs/sources.md has each, and known-gaps what is still without one.
 */
export const PUBLISHED_INSTRUMENTS: readonly Instrument[] = [
  byNumbers("ecr-r", ONE_TO_SEVEN, [
    { id: "anxiety", items: items(1, 18, [9, 11]), scoring: "mean", fewest: 15, facts: ECR_R },
    {
      id: "avoidance",
      items: items(19, 36, [20, 22, 26, 27, 28, 29, 30, 31, 33, 34, 35, 36]),
      scoring: "mean",
      fewest: 15,
      facts: ECR_R,
    },
  ]),
  byNumbers("ecr-rs", ONE_TO_SEVEN, [
    { id: "avoidance", items: items(1, 6, [1, 2, 3, 4]), scoring: "mean", fewest: 5, facts: ECR_RS },
    { id: "anxiety", items: items(7, 9), scoring: "mean", fewest: 3, facts: ECR_RS },
  ]),
  byNumbers("rdas", { lowest: 0, highest: 5 }, [
    {
      id: "total",
      items: items(1, 14),
      scoring: "sum",
      fewest: 12,
      ranges: { "11": { lowest: 0, highest: 4 } },
      facts: { ...RDAS, cutoff: { at: 48, side: "below" }, index: 11.58 },
    },
    { id: "consensus", items: items(1, 6), scoring: "sum", fewest: 5, facts: RDAS },
    { id: "satisfaction", items: items(7, 10), scoring: "sum", fewest: 4, facts: RDAS },
    {
      id: "cohesion",
      items: items(11, 14),
      scoring: "sum",
      fewest: 4,
      ranges: { "11": { lowest: 0, highest: 4 } },
      facts: RDAS,
    },
  ]),
  total("csi-32", { lowest: 0, highest: 161 }, facts("CSI", { cutoff: { at: 104.5, side: "below" } })),
  total("csi-16", { lowest: 0, highest: 81 }, facts("CSI")),
  total("csi-4", { lowest: 0, highest: 21 }, facts("CSI")),
  byNumbers("phq-2", { lowest: 0, highest: 3 }, [
    {
      id: "total",
      items: items(1, 2),
      scoring: "sum",
      fewest: 2,
      facts: facts("PHQ-2", { cutoff: { at: 3, side: "from" } }),
    },
  ]),
  byNumbers("gad-2", { lowest: 0, highest: 3 }, [
    {
      id: "total",
      items: items(1, 2),
      scoring: "sum",
      fewest: 2,
      facts: facts("GAD-2", { cutoff: { at: 3, side: "from" } }),
    },
  ]),
  byNumbers("ders-16", { lowest: 1, highest: 5 }, [
    { id: "total", items: items(1, 16), scoring: "sum", fewest: 13, facts: facts("DERS-16") },
  ]),
  byNumbers("audit-c", { lowest: 0, highest: 4 }, [
    {
      id: "total",
      items: items(1, 3),
      scoring: "sum",
      fewest: 3,
      facts: facts("AUDIT-C", { cutoff: { at: 3, side: "from" } }),
    },
  ]),
];
