import type { Connection, DeepClean } from "@attune/application";
import { useLingui } from "@lingui/react/macro";

/** Where a deep clean stands, in a sentence or two; nothing where none was asked for on this device. */
export function useDeepCleanWords(): (clean: DeepClean, connection: Connection) => string {
  const { t } = useLingui();

  function progressOf(clean: DeepClean): string {
    if (clean.step !== "working" || clean.left === null || clean.of === 0) return t`It has begun.`;
    const [done, all] = [clean.of - Math.min(clean.left, clean.of), clean.of];
    return t`It has begun: ${done} of ${all} have new keys.`;
  }

  function waitOf({ state }: Connection): string {
    if (state === "troubled" || state === "signed-out" || state === "update-needed")
      return t`It goes on when the connection is in order again.`;
    if (state === "offline" || state === "local") return t`It goes on when you are connected.`;
    return t`It goes on by itself, and you can leave this page.`;
  }

  return (clean, connection) => {
    if (clean.step === "none") return "";
    if (clean.step !== "done") return `${progressOf(clean)} ${waitOf(connection)}`;
    const day = new Date(clean.at).toLocaleDateString(undefined, { day: "numeric", month: "long", year: "numeric" });
    return t`Done; you asked for it on ${day}. The keys from before are gone.`;
  };
}
