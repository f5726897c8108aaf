import type { PastRoom } from "@attune/application";
import { ButtonLink, PageHead, Sheet } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { useApp } from "../app-context.tsx";
import { Frame } from "../frame.tsx";
import { Moments } from "../moments.tsx";
import { peopleOf } from "../people.ts";

/** What is left when the Room has just ended. Who ended it is not part of it. */
export function EndedRoom({ room }: { readonly room: PastRoom }) {
  const { t } = useLingui();
  const { state } = useApp();
  const [, navigate] = useLocation();
  const people = peopleOf(state.couple);
  return (
    <Frame view="ended">
      <Sheet narrow>
        <PageHead
          who={{ icon: "eye", text: t`${people.A.name} and ${people.B.name}` }}
          title={room.closed ? t`The Room is closed.` : t`The Room is closed for now.`}
          lead={
            room.closed ? t`What was new is kept on your page.` : t`You can begin another whenever you both want to.`
          }
        />
        <div className="stack">
          <Moments moments={room.moments} />
          <ButtonLink kind="ink" href="/" onNavigate={navigate}>
            <Trans>To your page</Trans>
          </ButtonLink>
        </div>
      </Sheet>
    </Frame>
  );
}
