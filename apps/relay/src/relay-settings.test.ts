import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseRelaySettings } from "./relay-settings.ts";

describe("the relay's settings", () => {
  it("are a quiet default on this machine only", () => {
    const settings = parseRelaySettings({});
    expect(settings).toMatchObject({ ok: true, value: { host: "127.0.0.1", behindProxy: false } });
    expect(settings.ok && settings.value.ports.slice(0, 3)).toEqual([4173, 4174, 4175]);
  });

  it("take empty values as not given", () => {
    expect(parseRelaySettings({ HOST: "", PORT: "", BEHIND_PROXY: "" })).toEqual(parseRelaySettings({}));
  });

  it("try only the port that was asked for", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 65_535 }), (port) => {
        const settings = parseRelaySettings({ PORT: String(port), HOST: "::1", BEHIND_PROXY: "1" });
        expect(settings).toEqual({ ok: true, value: { host: "::1", ports: [port], behindProxy: true } });
      }),
    );
  });

  it.each(["65536", "-1", "80 ", "4e3", "http", "0x50"])("do not guess what port %j means", (PORT) => {
    expect(parseRelaySettings({ PORT })).toEqual({ ok: false, error: { type: "port-not-understood" } });
  });

  it("do not guess whether a proxy is to be believed", () => {
    const settings = parseRelaySettings({ BEHIND_PROXY: "yes" });
    expect(settings).toEqual({ ok: false, error: { type: "proxy-not-understood" } });
  });
});
