import { delimiter, join } from "node:path";
import { describe, expect, it } from "vitest";
import { findInstalledBrowser } from "./browser.mjs";
import { SetupFailure } from "./setup-failure.mjs";

const only = (path) => (other) => other === path;

describe("finding an installed browser", () => {
  it("takes the one that is named first of all", () => {
    const env = { CHROME_PATH: "/my/chrome", PATH: "/usr/bin" };
    expect(findInstalledBrowser({ env, exists: () => true })).toBe("/my/chrome");
  });

  it("says so when there is nothing where it is named", () => {
    const find = () => findInstalledBrowser({ env: { CHROME_PATH: "/my/chrome" }, exists: () => false });
    expect(find).toThrow(SetupFailure);
  });

  it("looks along the PATH and then in the usual places", () => {
    const chrome = join("/some/where", "google-chrome");
    expect(findInstalledBrowser({ env: { PATH: ["/a", "/some/where"].join(delimiter) }, exists: only(chrome) })).toBe(
      chrome,
    );
    expect(findInstalledBrowser({ env: {}, exists: only("/snap/bin/chromium") })).toBe("/snap/bin/chromium");
  });

  it("finds nothing where there is nothing", () => {
    expect(findInstalledBrowser({ env: { PATH: "/usr/bin", CHROME_PATH: "" }, exists: () => false })).toBeUndefined();
  });
});
