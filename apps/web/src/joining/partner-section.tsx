import type { Bond, OpenedPerson } from "@attune/application";
import { Button, ButtonLink, PartnerMark, Signal } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLocation } from "wouter";
import { useVault } from "../vault-context.tsx";
import { LeavePartner } from "./leave-partner.tsx";
import { usePartnerName } from "./use-partner-name.ts";

/** The joining of the one who is open: with whom, how sure it is, and a way to end it. */
export function PartnerSection() {
  const { opened } = useVault();
  if (opened === null) return null;
  return (
    <section className="part">
      <h2>
        <Trans>How you are joined</Trans>
      </h2>
      {opened.bond === null ? <NotJoined /> : <JoinedWith opened={opened} bond={opened.bond} />}
    </section>
  );
}

function NotJoined() {
  const [, navigate] = useLocation();
  return (
    <div className="stack">
      <p className="mute">
        <Trans>You are here on your own. Joining is possible at any time, and shows nothing of what you wrote.</Trans>
      </p>
      <div className="acts">
        <ButtonLink href="/join" onNavigate={navigate}>
          <Trans>With another device</Trans>
        </ButtonLink>
        <ButtonLink href="/together" onNavigate={navigate}>
          <Trans>Together on this one</Trans>
        </ButtonLink>
      </div>
    </div>
  );
}

function Compared({ verified }: { readonly verified: boolean }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  if (verified) return <Signal state="ready">{t`Nobody stands between the two of you.`}</Signal>;
  return (
    <>
      <Signal state="ring">{t`You have not compared your six words yet.`}</Signal>
      <ButtonLink href="/compare" onNavigate={navigate}>
        <Trans>Compare them now</Trans>
      </ButtonLink>
    </>
  );
}

function JoinedWith({ opened, bond }: { readonly opened: OpenedPerson; readonly bond: Bond }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState(false);
  const name = usePartnerName()(bond.partnerName);
  return (
    <div className="stack">
      <p>
        <PartnerMark
          partner={opened.person.hue === "dusk" ? "two" : "one"}
          name={name}
          note={bond.here ? t`has a lock on this device, too` : undefined}
        />
      </p>
      {bond.track === "together" ? (
        <Compared verified={bond.verified} />
      ) : (
        <p className="mute">
          <Trans>You are on the solo track for now. What is here is whole by itself.</Trans>
        </p>
      )}
      <div className="acts">
        <Button onPress={() => setAsking(true)}>
          <Trans>End the joining</Trans>
        </Button>
        {bond.track === "solo" && (
          <ButtonLink kind="text" href="/join" onNavigate={navigate}>
            <Trans>Join anew</Trans>
          </ButtonLink>
        )}
      </div>
      <LeavePartner name={name} open={asking} onClose={() => setAsking(false)} />
    </div>
  );
}
