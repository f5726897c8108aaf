import { Button, PageHead, Sheet } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";

/** Something of ours went wrong, or the storage cannot be reached. Nothing that was kept is lost. */
export function CouldNotOpen() {
  const { t } = useLingui();
  return (
    <main className="undocked">
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
    </main>
  );
}
