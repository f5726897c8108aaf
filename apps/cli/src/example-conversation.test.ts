import { contentFor } from "@attune/content";
import { outcomeOf } from "@attune/domain/conversation";
import { assert } from "@attune/kernel";
import { describe, expect, it } from "vitest";
import { loadListener } from "./weights-file.ts";

const loaded = await loadListener("instant");
assert(loaded.ok, "the weights load");
const listener = loaded.value;
const { steps } = contentFor("en").example;

function textOf(id: string): string {
  const step = steps.find((each) => each.id === id);
  assert(step !== undefined, "the example has this step");
  return step.text;
}

describe("the example conversation", () => {
  it("is read as its notes say: held at first", () => {
    expect(outcomeOf(listener.read(textOf("first-try")), 3)).toBe("held");
  });

  it("is read as its notes say: a plan is remarked on", () => {
    const { reading, remark } = listener.readReply(textOf("listen"), textOf("second-try"));
    expect(remark).toBe("fixes");
    expect(outcomeOf(reading, 3)).not.toBe("crosses");
  });

  it.each(["second-try", "robin-speaks", "not-yet", "new"])("lets the words of %s cross", (id) => {
    expect(outcomeOf(listener.read(textOf(id)), 3)).toBe("crosses");
  });

  it.each([
    ["reflect", "second-try"],
    ["reflect-again", "second-try"],
    ["sam-replies", "robin-speaks"],
  ])("lets the answer %s cross without a remark", (id, message) => {
    const { reading, remark } = listener.readReply(textOf(id), textOf(message));
    expect(outcomeOf(reading, 3)).toBe("crosses");
    expect(remark).toBeNull();
  });
});
