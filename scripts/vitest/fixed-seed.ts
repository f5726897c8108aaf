import fc from "fast-check";
import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** Where properties start to draw their cases. */
    readonly seed: number;
  }
}

/** Properties draw the same cases in every run; ATTUNE_SEED draws others, to look for counterexamples. */
fc.configureGlobal({ seed: inject("seed") });
