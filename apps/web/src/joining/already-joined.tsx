import { ButtonLink, PageHead, Sheet } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { usePartnerName } from "./use-partner-name.ts";

/** One joining at a time. */
export function AlreadyJoined({ name }: { readonly name: string | null | undefined }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const partnerName = usePartnerName()(name);
  return (
    <Sheet narrow>
      <PageHead
        title={t`You are joined with ${partnerName}.`}
        lead={t`Settings shows how things stand between your devices.`}
      />
      <div className="acts">
        <ButtonLink kind="ink" href="/" onNavigate={navigate}>
          <Trans>To the beginning</Trans>
        </ButtonLink>
        <ButtonLink href="/settings" onNavigate={navigate}>
          <Trans>To settings</Trans>
        </ButtonLink>
      </div>
    </Sheet>
  );
}
