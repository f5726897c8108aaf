import { ButtonLink, PageHead, Sheet } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { Frame } from "../frame.tsx";

export function NotFoundPage() {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  return (
    <Frame>
      <Sheet narrow>
        <PageHead title={t`There is nothing at this address.`} lead={t`The beginning is a good place to go on from.`} />
        <ButtonLink kind="ink" href="/" onNavigate={navigate}>
          <Trans>To the beginning</Trans>
        </ButtonLink>
      </Sheet>
    </Frame>
  );
}
