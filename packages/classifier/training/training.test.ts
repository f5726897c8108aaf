import { readFileSync } from "node:fs";
import { assert } from "@attune/kernel";
import { describe, expect, it } from "vitest";
import { chancesFrom } from "../src/calibration.ts";
import { HEARD_MOVES, headAt } from "../src/head.ts";
import { createListener, LEAST_HEARD } from "../src/listener.ts";
import { verdictFrom } from "../src/verdict.ts";
import { weightsFrom, weightsToBuffer } from "../src/weights.ts";
import { calibrated } from "./calibrate.ts";
import { loadCorpus } from "./corpus.ts";
import { corpusHash } from "./corpus-hash.ts";
import { fitOn, foldsOf, logitsFor, unseenFolds } from "./fold.ts";
import { preparedLineFrom } from "./instance.ts";
import { labelledLineFrom } from "./labelled-line.ts";
import { coarsened, packed } from "./pack.ts";
import { FIT_RULE, FOLDS, isTrainedOnly } from "./rules.ts";

const { lines } = loadCorpus();
const bytes = new Uint8Array(readFileSync(new URL("../weights/listener-v2.bin", import.meta.url))).buffer;

describe("a line of the corpus", () => {
  it("names what is wrong with a line", () => {
    const good = { ...lines[0] };
    const problem = (change: object) => {
      const parsed = labelledLineFrom(JSON.stringify({ ...good, ...change }), good.writer ?? "");
      return parsed.ok ? null : parsed.error.problem;
    };
    expect(problem({})).toBeNull();
    expect(problem({ primary: "nagging" })).toBe('move "nagging" is unknown');
    expect(problem({ hot: ["not there"] })).toBe('span "not there" is not in the text');
    expect(problem({ talk: "angry" })).toBe("talk is unknown");
    expect(problem({ text: 5 })).toBe("text is not text");
    expect(problem({ also: "blame" })).toBe("also is not a list of texts");
    expect(problem({ id: "zz-1" })).toBe("id does not begin with the writer");
    expect(labelledLineFrom("nope", "t01")).toEqual({ ok: false, error: { problem: "not a JSON object" } });
  });
});

describe("leaving writers out", () => {
  it("leaves each tested writer out once, and never tests on plain sentences", () => {
    const folds = foldsOf(lines.map(preparedLineFrom), FOLDS);
    const tested = [...new Set(lines.map(({ writer }) => writer))].filter((writer) => !isTrainedOnly(writer));
    expect(folds.flat().sort()).toEqual(tested.sort());
  });
});

describe("training", () => {
  const small = lines.filter((_, at) => at % 24 === 0).map(preparedLineFrom);

  it("makes the same listener from the same lines, which reads at run time as it was measured", () => {
    const folds = unseenFolds(small, 3);
    const learnt = calibrated(folds);
    const { dictionary, fitted } = fitOn(small);
    const rest = { trainedOn: 1, blockScales: Float64Array.from(FIT_RULE.blockScales), ...learnt };
    const buffer = weightsToBuffer(packed(dictionary, fitted, rest));
    const again = fitOn(small);
    expect(new Uint8Array(weightsToBuffer(packed(again.dictionary, again.fitted, rest)))).toEqual(
      new Uint8Array(buffer),
    );

    const made = createListener(buffer);
    assert(made.ok, "freshly trained weights load");
    for (const prepared of small.slice(0, 40)) {
      const { looks } = logitsFor(prepared, { dictionary, fitted: coarsened(fitted) });
      const chances = chancesFrom(looks, learnt.calibration);
      const reading = made.value.read(prepared.line.text, prepared.line.context);
      expect(reading.gate).toBeCloseTo(verdictFrom(chances, learnt.verdict).cycle, 3);
      for (const { move, confidence } of reading.moves) expect(confidence).toBeCloseTo(chances[headAt(move)] ?? -1, 3);
      const heard = HEARD_MOVES.filter((move) => (chances[headAt(move)] ?? 0) > LEAST_HEARD + 0.001);
      expect(reading.moves.map(({ move }) => move)).toEqual(expect.arrayContaining(heard.slice(0, 1)));
    }
  }, 60_000);

  it("has been run again since the corpus last changed (npm run train -w @attune/classifier)", () => {
    const weights = weightsFrom(bytes);
    expect(weights.ok && weights.value.trainedOn).toBe(corpusHash(lines));
  });
});
