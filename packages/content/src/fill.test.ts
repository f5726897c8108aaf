import { expect, it } from "vitest";
import { fill } from "./index.ts";

it("puts both names into a text, as often as they occur", () => {
  expect(fill("{partner} and {you}, {partner}", { you: "Sam", partner: "Robin" })).toBe("Robin and Sam, Robin");
});

it("takes a name as it is, whatever characters it has", () => {
  expect(fill("{partner} waits", { you: "x", partner: "$& {you}" })).toBe("$& {you} waits");
});
