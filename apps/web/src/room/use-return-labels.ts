import { useLingui } from "@lingui/react/macro";
import type { ReturnChoice } from "./return-times.ts";

/** What the choices of a return time are called. */
export function useReturnLabels(): Readonly<Record<ReturnChoice, string>> {
  const { t } = useLingui();
  return {
    "20": t`20 minutes`,
    "30": t`30 minutes`,
    "60": t`1 hour`,
    "180": t`3 hours`,
    tomorrow: t`Tomorrow`,
  };
}
