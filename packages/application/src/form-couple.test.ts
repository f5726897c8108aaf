import { obtained, openSimulatedSession } from "@attune/testkit";
import { describe, expect, it } from "vitest";
import { formCouple, LONGEST_NAME, nameLoop, renamePartner, swapHues } from "./index.ts";

describe("two people on one device", () => {
  it("say what they call themselves, without space around it", async () => {
    const { session } = await openSimulatedSession();
    expect(await formCouple(session, { A: "  Mara ", B: "Jun" })).toEqual({ ok: true, value: undefined });
    expect(session.state().couple.names).toEqual({ A: "Mara", B: "Jun" });
    expect(session.state().couple.hues).toEqual({ A: "dusk", B: "lamp" });
  });

  it.each([
    [{ A: "", B: "Jun" }, "empty"],
    [{ A: "Mara", B: "   " }, "empty"],
    [{ A: "M".repeat(41), B: "Jun" }, "too-long"],
    [{ A: "Mara", B: "\u200b\u2060 \ufeff" }, "empty"],
    [{ A: "Mara", B: "J".repeat(41) }, "too-long"],
    [{ A: "jun", B: "Jun" }, "same"],
    [{ A: " Jun", B: "JUN " }, "same"],
    [{ A: "Zoe\u0308", B: "ZO\u00cb" }, "same"],
    [{ A: "Jun", B: "Jun\u200b" }, "same"],
  ] as const)("are asked again for names like %j", async (names, reason) => {
    const { session } = await openSimulatedSession();
    expect(await formCouple(session, names)).toEqual({ ok: false, error: { type: "name-refused", reason } });
    expect(session.state().couple.names).toBeNull();
  });

  it("may use the longest name, and any script", async () => {
    const { session } = await openSimulatedSession();
    obtained(await formCouple(session, { A: ` ${"M".repeat(LONGEST_NAME)} `, B: "准 👩‍🚀" }));
    expect(session.state().couple.names).toEqual({ A: "M".repeat(LONGEST_NAME), B: "准 👩‍🚀" });
  });

  it("can call themselves something else, but not the same", async () => {
    const { session } = await openSimulatedSession();
    obtained(await formCouple(session, { A: "Mara", B: "Jun" }));
    expect((await renamePartner(session, "A", "Mo")).ok).toBe(true);
    expect(session.state().couple.names).toEqual({ A: "Mo", B: "Jun" });
    obtained(await renamePartner(session, "A", " MO "));
    expect(session.state().couple.names).toEqual({ A: "MO", B: "Jun" });
    obtained(await renamePartner(session, "A", "Mo"));
    expect(await renamePartner(session, "B", "MO")).toMatchObject({ ok: false, error: { reason: "same" } });
    expect(await renamePartner(session, "B", " ")).toMatchObject({ ok: false, error: { reason: "empty" } });
  });

  it("cannot be renamed before they have names", async () => {
    const { session } = await openSimulatedSession();
    expect((await renamePartner(session, "A", "Mo")).ok).toBe(true);
    expect(session.state().couple.names).toBeNull();
  });

  it("exchange their inks, and exchange them back", async () => {
    const { session } = await openSimulatedSession();
    obtained(await swapHues(session));
    expect(session.state().couple.hues).toEqual({ A: "lamp", B: "dusk" });
    obtained(await swapHues(session));
    expect(session.state().couple.hues).toEqual({ A: "dusk", B: "lamp" });
  });

  it("name the loop, and the moment is known", async () => {
    const { session, clock } = await openSimulatedSession();
    obtained(await nameLoop(session));
    expect(session.state().couple.loopNamedAt).toBe(clock.now());
  });

  it("are told when the device does not keep it, and lose nothing", async () => {
    const { session, device } = await openSimulatedSession();
    device.refuseWith({ type: "storage-full" });
    const refused = await formCouple(session, { A: "Mara", B: "Jun" });
    expect(refused).toMatchObject({ ok: false, error: { type: "not-recorded", reason: { type: "storage-full" } } });
    expect((await swapHues(session)).ok).toBe(false);
    expect((await renamePartner(session, "A", "Mo")).ok).toBe(false);
    device.refuseWith(null);
    expect((await formCouple(session, { A: "Mara", B: "Jun" })).ok).toBe(true);
  });
});
