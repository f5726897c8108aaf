import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds the whole repository. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The absolute path of something in the repository. */
export function inWorkspace(...path) {
  return join(ROOT, ...path);
}
