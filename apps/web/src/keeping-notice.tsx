import { Notice } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";

/** Says plainly that nothing lasts beyond this page. */
export function KeepingNotice() {
  const { t } = useLingui();
  return (
    <Notice kind="trouble" title={t`This browser does not keep what you write`}>
      <Trans>
        You can use everything here. When this page closes, it is gone. A private window, or Attune open in another tab,
        can be the reason; closing other tabs and reloading may help.
      </Trans>
    </Notice>
  );
}
