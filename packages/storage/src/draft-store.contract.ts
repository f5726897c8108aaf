import fc from "fast-check";
import { expect, test } from "vitest";
import type { DeviceUnderTest } from "./device-under-test.contract.ts";
import { anyText, HOSTILE_TEXTS } from "./hostile-json.contract.ts";

const DONE = { ok: true, value: undefined };

/** What every `DraftStore` owes to the one who is writing. */
export function describeDraftStore(device: () => DeviceUnderTest): void {
  const openDrafts = () => device().openTab().drafts;

  test("there is no draft before one was put", async () => {
    expect(await openDrafts().get("room/speaker")).toEqual({ ok: true, value: null });
    expect(await openDrafts().list("")).toEqual({ ok: true, value: { drafts: [], unreadable: [] } });
  });

  test("a draft is there for the next tab, an empty one too", async () => {
    expect(await openDrafts().put("a", { text: "What I wanted to say is", savedAt: 5 })).toEqual(DONE);
    expect(await openDrafts().put("b", { text: "", savedAt: 6 })).toEqual(DONE);
    expect(await openDrafts().get("a")).toEqual({ ok: true, value: { text: "What I wanted to say is", savedAt: 5 } });
    expect(await openDrafts().get("b")).toEqual({ ok: true, value: { text: "", savedAt: 6 } });
  });

  test("the last write wins, in the order of writing and not of the clock", async () => {
    const drafts = openDrafts();
    const writes = ["W", "Wo", "Wor", "Word"].map((text, index) => drafts.put("a", { text, savedAt: 10 - index }));
    expect(await Promise.all(writes)).toEqual([DONE, DONE, DONE, DONE]);
    expect(await drafts.get("a")).toEqual({ ok: true, value: { text: "Word", savedAt: 7 } });
  });

  test("a deleted draft is gone; deleting it again is fine", async () => {
    const drafts = openDrafts();
    expect(await drafts.put("a", { text: "x", savedAt: 1 })).toEqual(DONE);
    expect(await drafts.delete("a")).toEqual(DONE);
    expect(await drafts.delete("a")).toEqual(DONE);
    expect(await drafts.get("a")).toEqual({ ok: true, value: null });
  });

  test("the list holds the drafts under a prefix, by key", async () => {
    const drafts = openDrafts();
    for (const key of ["room/2", "room/1", "roots/1", "room", "room/\uffff\uffff"]) {
      expect(await drafts.put(key, { text: key, savedAt: 1 })).toEqual(DONE);
    }
    const listed = await drafts.list("room/");
    expect(listed.ok && listed.value.drafts.map(({ key }) => key)).toEqual(["room/1", "room/2", "room/\uffff\uffff"]);
  });

  test("a damaged draft is reported by its key, beside the others", async () => {
    const drafts = openDrafts();
    expect(await drafts.put("good", { text: "kept", savedAt: 1 })).toEqual(DONE);
    await device().damage("drafts", "bad", { text: 7 });
    expect(await drafts.get("bad")).toEqual({ ok: false, error: { type: "value-unreadable", key: "bad" } });
    expect(await drafts.list("")).toEqual({
      ok: true,
      value: {
        drafts: [{ key: "good", draft: { text: "kept", savedAt: 1 } }],
        unreadable: [{ type: "value-unreadable", key: "bad" }],
      },
    });
  });

  test.each(HOSTILE_TEXTS)("hostile text comes back unit for unit, as text and as key (%#)", async (text) => {
    const drafts = openDrafts();
    expect(await drafts.put(text, { text, savedAt: 1 })).toEqual(DONE);
    const found = await drafts.get(text);
    expect(found.ok && found.value?.text === text).toBe(true);
  });

  test("any text under any key comes back as it went in", async () => {
    const drafts = openDrafts();
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (key, text) => {
        expect(await drafts.put(key, { text, savedAt: 1 })).toEqual(DONE);
        expect(await drafts.get(key)).toEqual({ ok: true, value: { text, savedAt: 1 } });
      }),
      { numRuns: 100 },
    );
  });
}
