import { obtained, openSimulatedSession } from "@attune/testkit";
import { describe, expect, it } from "vitest";
import { formCouple, nameLoop, renamePartner, swapHues } from "./index.ts";

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
    [{ A: "jun", B: "Jun" }, "same"],
  ] as const)("are asked again for names like %j", async (names, reason) => {
    const { session } = await openSimulatedSession();
    expect(await formCouple(session, names)).toEqual({ ok: false, error: { type: "name-refused", reason } });
    expect(session.state().couple.names).toBeNull();
  });

  it("can call themselves something else, but not the same", async () => {
    const { session } = await openSimulatedSession();
    obtained(await formCouple(session, { A: "Mara", B: "Jun" }));
    expect((await renamePartner(session, "A", "Mo")).ok).toBe(true);
    expect(session.state().couple.names).toEqual({ A: "Mo", B: "Jun" });
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
