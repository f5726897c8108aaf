/** What each package may import, by folder; the table of ARCHITECTURE.md and the rules of the check come from here. */
export const ARROWS = {
  "packages/kernel": [],
  "packages/domain": ["packages/kernel"],
  "packages/statistics": ["packages/kernel"],
  "packages/classifier": ["packages/kernel", "packages/domain"],
  "packages/content": ["packages/kernel", "packages/domain"],
  "packages/crypto": ["packages/kernel", "packages/wire"],
  "packages/wire": ["packages/kernel"],
  "packages/sync": ["packages/kernel", "packages/crypto", "packages/wire"],
  "packages/storage": ["packages/kernel", "packages/sync"],
  "packages/application": [
    "packages/kernel",
    "packages/domain",
    "packages/statistics",
    "packages/classifier",
    "packages/content",
    "packages/crypto",
    "packages/wire",
    "packages/sync",
  ],
  "packages/ui": [],
  "packages/testkit": [
    "packages/kernel",
    "packages/domain",
    "packages/statistics",
    "packages/classifier",
    "packages/content",
    "packages/crypto",
    "packages/wire",
    "packages/sync",
    "packages/storage",
    "packages/application",
    "packages/ui",
  ],
  "apps/web": [
    "packages/kernel",
    "packages/domain",
    "packages/statistics",
    "packages/classifier",
    "packages/content",
    "packages/crypto",
    "packages/sync",
    "packages/storage",
    "packages/application",
    "packages/ui",
  ],
  "apps/relay": ["packages/kernel", "packages/wire"],
  "apps/cli": [
    "packages/kernel",
    "packages/domain",
    "packages/statistics",
    "packages/classifier",
    "packages/content",
    "packages/crypto",
    "packages/wire",
    "packages/sync",
    "packages/application",
  ],
};

/** What each folder of the domain may import of the others. */
export const DOMAIN_ARROWS = {
  instruments: [],
  cycle: [],
  safety: [],
  conversation: ["cycle", "safety"],
  program: ["instruments", "cycle", "safety"],
};

/** The pure packages, and the npm packages that each may use. */
export const PURE_PACKAGES = {
  "packages/kernel": [],
  "packages/domain": ["xstate"],
  "packages/statistics": [],
};
