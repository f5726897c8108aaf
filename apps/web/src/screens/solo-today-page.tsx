import { ChoiceRow, Leaf, LoopFigure, PageHead, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { AloneRows } from "../alone/alone-rows.tsx";
import { Frame } from "../frame.tsx";
import { LettersRow } from "../letters/letters-row.tsx";
import { useVault } from "../vault-context.tsx";

/** The page of someone who is here on their own, for now or for good. */
export function SoloTodayPage() {
  const { t } = useLingui();
  const { opened } = useVault();
  const [, navigate] = useLocation();
  const name = opened?.person.name ?? "";
  return (
    <Frame>
      <Spread className="today">
        <Leaf side="left">
          <PageHead
            who={{ icon: "lock", text: t`Only you` }}
            title={name === "" ? t`Hello.` : t`Hello, ${name}.`}
            lead={t`You are on the solo track for now. What is here is whole by itself.`}
          />
          <section className="part push only-wide">
            <LoopFigure learning label={t`Your side of the loop, in thin lines`} />
          </section>
        </Leaf>
        <Leaf side="right">
          <section className="part">
            <h2>
              <Trans>Now, if you like</Trans>
            </h2>
            <ChoiceRow
              icon="pen"
              title={t`Try words`}
              description={t`See how a sentence may land before anyone hears it.`}
              href="/practice"
              onNavigate={navigate}
            />
            <LettersRow />
            <ChoiceRow
              icon="breath"
              title={t`Breathe for a minute`}
              description={t`When it is too much.`}
              href="/pause"
              onNavigate={navigate}
            />
          </section>
          <AloneRows />
          <section className="part push">
            <h2>
              <Trans>Together, when you both want to</Trans>
            </h2>
            <ChoiceRow
              icon="together"
              title={t`On this device`}
              description={t`Each behind a lock of their own.`}
              href="/together"
              onNavigate={navigate}
            />
            <ChoiceRow
              icon="invitation"
              title={t`On two devices`}
              description={t`Invite your partner, here or far away.`}
              href="/join"
              onNavigate={navigate}
            />
            <ChoiceRow
              icon="device"
              title={t`I have an invitation`}
              description={t`Six words, or a picture to scan.`}
              href="/invitation"
              onNavigate={navigate}
            />
          </section>
        </Leaf>
      </Spread>
    </Frame>
  );
}
