import { AppFrame, Button, PageHead, Sheet } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useLeaveAction } from "../use-leave-action.ts";

/** Something of ours went wrong, or the storage cannot be reached. Nothing that was kept is lost. */
export function CouldNotOpen() {
  const { t } = useLingui();
  const leave = useLeaveAction();
  return (
    <AppFrame appName="Attune" skipLabel={t`Skip to the page`} leave={leave}>
      <Sheet narrow>
        <PageHead
          title={t`This page could not open.`}
          lead={t`What you wrote is still kept on this device. Nothing was sent anywhere.`}
        />
        <div className="stack">
          <p>
            <Trans>Closing other tabs with Attune and loading the page again often helps.</Trans>
          </p>
          <Button kind="ink" onPress={() => location.reload()}>
            <Trans>Load again</Trans>
          </Button>
        </div>
      </Sheet>
    </AppFrame>
  );
}
