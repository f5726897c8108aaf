import { describe, expect, test } from "vitest";
import account from "../../../vectors/spaces-account.json?raw";
import envelope from "../../../vectors/spaces-envelope.json?raw";
import pairing from "../../../vectors/spaces-pairing.json?raw";
import refused from "../../../vectors/spaces-refused.json?raw";
import space from "../../../vectors/spaces-space.json?raw";
import { replay, textToVectors } from "./vectors.contract.ts";

/** A browser has other randomness, another engine for keys, and no bytes of Node's kind. */
describe.each(Object.entries({ account, envelope, pairing, refused, space }))("in a browser, %s", (_, text) => {
  test.each(textToVectors(text).map((vector) => [vector.about, vector] as const))("%s", async (_, vector) => {
    expect(await replay(vector)).toEqual(vector.output);
  });
});
