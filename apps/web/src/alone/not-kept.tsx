import { Notice } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";

/** The device did not keep what was just answered; it is still on the screen. */
export function NotKept() {
  const { t } = useLingui();
  return (
    <Notice kind="trouble" title={t`This device did not keep that`}>
      <Trans>What you answered is still here. Please try once more.</Trans>
    </Notice>
  );
}
