import type { LeaveAction } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import { leaveQuickly } from "./wiring/leave-quickly.ts";

/** The way out that stands on every page. */
export function useLeaveAction(): LeaveAction {
  const { t } = useLingui();
  return {
    label: t`Leave quickly`,
    shortLabel: t`Leave`,
    description: t`Leave quickly. Closes Attune and opens a plain page.`,
    onLeave: leaveQuickly,
  };
}
