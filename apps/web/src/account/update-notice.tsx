import { Button, Notice } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";

interface UpdateNoticeProps {
  readonly onReload: () => void;
}

/** A newer version waits; it starts when someone wants it to. */
export function UpdateNotice({ onReload }: UpdateNoticeProps) {
  const { t } = useLingui();
  return (
    <Notice
      title={t`A newer version is ready`}
      action={
        <Button onPress={onReload}>
          <Trans>Reload now</Trans>
        </Button>
      }
    >
      <Trans>It starts when you reload; nothing you wrote is lost.</Trans>
    </Notice>
  );
}
