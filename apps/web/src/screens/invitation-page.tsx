import { ButtonLink, PageHead, Sheet } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { Frame } from "../frame.tsx";

/** Says honestly that two devices cannot be joined yet, and what two people can do meanwhile. */
export function InvitationPage() {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  return (
    <Frame nav={false} onPause={null}>
      <Sheet narrow>
        <PageHead
          title={t`Two devices cannot be joined yet.`}
          lead={t`This version works on one device that you share. Invitations come when two devices can talk to each other without anyone reading along.`}
        />
        <div className="acts">
          <ButtonLink kind="ink" href="/together" onNavigate={navigate}>
            <Trans>Together, on this device</Trans>
          </ButtonLink>
          <ButtonLink href="/practice" onNavigate={navigate}>
            <Trans>On my own</Trans>
          </ButtonLink>
          <ButtonLink kind="text" href="/" onNavigate={navigate}>
            <Trans>Back</Trans>
          </ButtonLink>
        </div>
      </Sheet>
    </Frame>
  );
}
