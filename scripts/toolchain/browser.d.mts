/** The path of a Chromium to test with: an installed one, else Playwright's download, else Debian's package. */
export function obtainBrowser(): Promise<string>;
