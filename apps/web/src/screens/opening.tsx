import { AppFrame, LoadingState } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import { useLeaveAction } from "../use-leave-action.ts";

/** Shown while the device opens what it keeps. */
export function Opening() {
  const { t } = useLingui();
  const leave = useLeaveAction();
  return (
    <AppFrame appName="Attune" skipLabel={t`Skip to the page`} leave={leave}>
      <LoadingState label={t`Opening`} />
    </AppFrame>
  );
}
