import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { replay, textToVectors } from "./vectors.contract.ts";

const FOLDER = join(import.meta.dirname, "..", "..", "..", "vectors");
const files = readdirSync(FOLDER).filter((name) => name.startsWith("spaces-"));

test("the vectors are there", () => {
  expect(files).toEqual([
    "spaces-account.json",
    "spaces-envelope.json",
    "spaces-pairing.json",
    "spaces-refused.json",
    "spaces-space.json",
  ]);
});

describe.each(files)("%s", (name) => {
  const vectors = textToVectors(readFileSync(join(FOLDER, name), "utf8"));

  test.each(vectors.map((vector) => [vector.about, vector] as const))("%s", async (_, vector) => {
    expect(await replay(vector)).toEqual(vector.output);
  });
});
