import type { RoomStage, RoomView } from "@attune/domain/conversation";
import { Button, Leaf, LinkText, LoopFigure, PageHead, PartnerMark, Slip, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useApp } from "../app-context.tsx";
import { peopleOf } from "../people.ts";
import { BothBreathe } from "./both-breathe.tsx";
import { SaidSoFar } from "./said-so-far.tsx";
import type { StageProps } from "./stage-props.ts";
import { TroubleNotice } from "./trouble-notice.tsx";
import { useHandOver } from "./use-hand-over.ts";
import { useRoomSteps } from "./use-room-step.ts";

/** The other has the next step: on their own device, or on this one once it is handed over. */
export function WaitingStage(props: StageProps) {
  const { t } = useLingui();
  const { you, partner, view } = props;
  const words = useWaitingWords(props);
  return (
    <Spread>
      <Leaf side="left">
        <PageHead
          size="quiet"
          who={{ icon: "eye", text: t`${you.name} and ${partner.name}` }}
          title={words.title}
          lead={words.lead}
        />
        <div className="only-wide push">
          <LoopFigure learning label={t`The loop between you, in thin lines`} />
        </div>
      </Leaf>
      <Leaf side="right" middle>
        <WhatCrossed view={view} />
        {!TALKING.includes(view.stage) && <BothBreathe />}
        <Ways {...props} />
      </Leaf>
    </Spread>
  );
}

function Ways({ you, partner, view }: StageProps) {
  const { t } = useLingui();
  const { take, pending, trouble } = useRoomSteps();
  const handOver = useHandOver(partner);
  const isCrossing = view.stage === "crossing";
  return (
    <div className="stack">
      {handOver !== null && (
        <>
          <Button kind="ink" full onPress={handOver}>
            <PartnerMark partner={partner.ink} name={t`Hand this device to ${partner.name}`} />
          </Button>
          <p className="sm mute">{t`It locks first. ${partner.name} opens it with their own code.`}</p>
        </>
      )}
      <TroubleNotice trouble={trouble} />
      {isCrossing && (
        <LinkText
          onPress={() => {
            if (!pending) void take({ type: "words-taken-back", side: you.side });
          }}
        >{t`Take your words back`}</LinkText>
      )}
    </div>
  );
}

/** The words that both have, while the next ones are on their way. */
function WhatCrossed({ view }: { readonly view: RoomView }) {
  const { state } = useApp();
  const people = peopleOf(state.couple);
  const exchange = view.exchanges.at(-1);
  if (exchange === undefined || !TALKING.includes(view.stage)) return null;
  const speaker = people[exchange.speaker];
  const listener = people[exchange.speaker === "A" ? "B" : "A"];
  return (
    <div className="stack">
      <Slip owner={speaker.ink} name={speaker.name} quote>
        {exchange.text}
      </Slip>
      <SaidSoFar exchange={exchange} speaker={speaker} listener={listener} />
    </div>
  );
}

const TALKING: readonly RoomStage[] = ["replying", "landing", "landed"];

interface WaitingWords {
  readonly title: string;
  readonly lead: string;
}

function useWaitingWords({ you, partner, view }: StageProps): WaitingWords {
  const { t } = useLingui();
  const name = partner.name;
  switch (view.stage) {
    case "crossing":
      return {
        title: t`Your words wait for ${name}.`,
        lead: t`They show when ${name} is ready to listen. Until then you can take them back.`,
      };
    case "speaking":
      return {
        title: t`${name} has the floor.`,
        lead: t`Nothing shows before ${name} gives it. There is nothing to do but be here.`,
      };
    case "replying":
      return { title: t`${name} has your words.`, lead: t`${name} is finding what to give back. There is no hurry.` };
    case "landing":
      return { title: t`${name} has your words.`, lead: t`Only ${name} can say whether they landed.` };
    case "landed":
      return { title: t`${name} feels heard.`, lead: t`${name} says how it goes on.` };
    default:
      return {
        title: t`${you.name}, you are done here.`,
        lead: t`The Room goes on when ${name} has answered, too. Whatever you answered, this page looks the same.`,
      };
  }
}

/** The listener’s page when words wait: they show when the listener is ready, and not before. */
export function WordsWaitStage({ you, partner }: StageProps) {
  const { t } = useLingui();
  const { take, pending, trouble } = useRoomSteps();
  return (
    <Spread>
      <Leaf side="left">
        <PageHead
          size="quiet"
          who={{ icon: "eye", text: t`${you.name} and ${partner.name}` }}
          title={t`Words are waiting for you, ${you.name}.`}
          lead={t`They show when you are ready to listen. There is no hurry.`}
        />
        <div className="only-wide push">
          <LoopFigure learning label={t`The loop between you, in thin lines`} />
        </div>
      </Leaf>
      <Leaf side="right" middle>
        <div className="stack">
          <TroubleNotice trouble={trouble} />
          <Button
            kind="ink"
            full
            pending={pending}
            onPress={() => void take({ type: "listener-ready", side: you.side })}
          >
            <Trans>I’m ready</Trans>
          </Button>
        </div>
      </Leaf>
    </Spread>
  );
}
