import type { PastRoom } from "@attune/application";
import { nameLoop } from "@attune/application";
import { ChoiceRow, EmptyState, Leaf, LoopFigure, PageHead, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { AloneRows } from "../alone/alone-rows.tsx";
import { useTrackWords } from "../alone/use-track.ts";
import { useApp } from "../app-context.tsx";
import { Frame } from "../frame.tsx";
import { LettersRow } from "../letters/letters-row.tsx";
import { Moments } from "../moments.tsx";
import { peopleOf } from "../people.ts";

/** The couple's page: what was kept from the last conversation, and what they may do now. */
export function TodayPage() {
  const { t, i18n } = useLingui();
  const { session, state } = useApp();
  const [, navigate] = useLocation();
  const { couple } = state;
  const people = peopleOf(couple);
  const last = couple.pastRooms.at(-1);
  const greeting = useGreeting();
  const track = useTrackWords();
  async function nameIt() {
    const named = await nameLoop(session);
    // Naming it helps even when the device cannot keep that it was named.
    if (named.ok || named.error.type === "not-recorded") navigate("/in-it");
  }
  const loopWords = useLoopWords(couple.pastRooms.length, couple.loopNamedAt !== null);

  return (
    <Frame>
      <Spread className="today">
        <Leaf side="left">
          <PageHead
            who={{ icon: "eye", text: t`${people.A.name} and ${people.B.name}` }}
            title={t`${greeting} ${people.A.name} and ${people.B.name}.`}
            lead={track}
          />
          <section className="part push">
            <h2>
              <Trans>The loop between you</Trans>
            </h2>
            <div className="week">
              <LoopFigure learning label={t`Your loop, still drawn in thin lines`} />
              <p className="voice">{loopWords}</p>
            </div>
          </section>
        </Leaf>
        <Leaf side="right">
          <section className="part">
            <h2>
              <Trans>Now, if you like</Trans>
            </h2>
            <ChoiceRow
              icon="room"
              title={couple.room === null ? t`Begin a conversation` : t`Go on where you were`}
              description={
                couple.room === null
                  ? t`One speaks, one listens, then you change over.`
                  : t`The Room has kept your place.`
              }
              href="/room"
              onNavigate={navigate}
            />
            <ChoiceRow
              icon="loop"
              title={t`We’re in it`}
              description={t`Name the loop, and step out together.`}
              onPress={() => void nameIt()}
            />
            <LettersRow />
          </section>
          <section className="part push kept">
            <h2>
              <Trans>Kept from your last conversation</Trans>
            </h2>
            {last === undefined ? (
              <EmptyState title={t`What is new between you will be kept here.`}>
                <Trans>After a conversation, each of you may leave one line.</Trans>
              </EmptyState>
            ) : (
              <LastConversation
                room={last}
                when={i18n.date(new Date(last.endedAt), { dateStyle: "long", timeStyle: "short" })}
              />
            )}
          </section>
          <AloneRows />
        </Leaf>
      </Spread>
    </Frame>
  );
}

function LastConversation({ room, when }: { readonly room: PastRoom; readonly when: string }) {
  return (
    <div className="stack">
      <p className="xs mute">{when}</p>
      {room.moments.length === 0 && (
        <p className="mute">
          <Trans>No line was kept this time.</Trans>
        </p>
      )}
      <Moments moments={room.moments} />
    </div>
  );
}

function useGreeting(): string {
  const { t } = useLingui();
  const hour = new Date().getHours();
  if (hour < 5) return t`It is late,`;
  if (hour < 12) return t`Good morning,`;
  return hour < 18 ? t`Good afternoon,` : t`Good evening,`;
}

function useLoopWords(conversations: number, named: boolean): string {
  const { t } = useLingui();
  if (named && conversations === 0) return t`You have named it once. That is how stepping out begins.`;
  if (conversations === 0) return t`Still learning. It shows itself as you talk.`;
  return conversations === 1
    ? t`Still learning. One conversation so far.`
    : t`Still learning. ${conversations} conversations so far.`;
}
