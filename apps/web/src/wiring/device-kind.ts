import type { DeviceKind } from "@attune/application";

/** The family of this browser and of its system, by what the browser says of itself; it is asked nothing more. */
export function deviceKind(agent: string = navigator.userAgent): DeviceKind {
  return { browser: familyOf(BROWSERS, agent), system: familyOf(SYSTEMS, agent) };
}

type Families = readonly (readonly [sign: RegExp, family: string])[];

/** Many claim to be what they descend from, so that the more particular ones come first. */
const BROWSERS: Families = [
  [/SamsungBrowser/u, "Samsung Internet"],
  [/Edg(A|iOS)?\//u, "Edge"],
  [/OPR\//u, "Opera"],
  [/Firefox|FxiOS/u, "Firefox"],
  [/Chrome|Chromium|CriOS/u, "Chrome"],
  [/Safari/u, "Safari"],
];
const SYSTEMS: Families = [
  [/iPhone/u, "iPhone"],
  [/iPad/u, "iPad"],
  [/Android/u, "Android"],
  [/CrOS/u, "ChromeOS"],
  [/Windows/u, "Windows"],
  [/Macintosh/u, "Mac"],
  [/Linux/u, "Linux"],
];

function familyOf(families: Families, agent: string): string | null {
  return families.find(([sign]) => sign.test(agent))?.[1] ?? null;
}
