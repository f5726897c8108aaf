import type { Side } from "@attune/domain/cycle";
import { Button, Leaf, LinkText, Notice, PageHead, PauseClock, SegmentedControl, Slip, Spread } from "@attune/ui";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { useApp } from "../app-context.tsx";
import { peopleOf } from "../people.ts";
import { ArrivalPage } from "./arriving-stage.tsx";
import { BothBreathe } from "./both-breathe.tsx";
import { RETURN_CHOICES, type ReturnChoice, returnAfter } from "./return-times.ts";
import type { StageProps } from "./stage-props.ts";
import { TroubleNotice } from "./trouble-notice.tsx";
import { useReturnLabels } from "./use-return-labels.ts";
import { useRoomSteps } from "./use-room-step.ts";
import { WaitingStage } from "./waiting-stage.tsx";

interface PausedStageProps extends StageProps {
  readonly awaited: readonly Side[];
}

/** The Room rests: a breath, a time, a promise, and what each can do. Coming back begins with the same private check. */
export function PausedStage(props: PausedStageProps) {
  const { awaited, you } = props;
  const isAwaited = awaited.includes(you.side);
  const [returning, setReturning] = useState(isAwaited && awaited.length === 1);
  useEffect(() => {
    if (isAwaited && awaited.length === 1) setReturning(true);
  }, [isAwaited, awaited.length]);
  if (!isAwaited) return <WaitingStage {...props} />;
  if (!returning) return <Resting {...props} onReturn={() => setReturning(true)} />;
  return <ReturnCheck {...props} onRest={() => setReturning(false)} onDone={() => setReturning(false)} />;
}

interface ReturnCheckProps extends StageProps {
  readonly onRest: () => void;
  readonly onDone: () => void;
}

function ReturnCheck({ you, partner, onRest, onDone }: ReturnCheckProps) {
  const { t } = useLingui();
  return (
    <ArrivalPage
      you={you}
      partner={partner}
      title={t`${you.name}, are you back?`}
      lead={t`The Room goes on when both of you are steady. Until then it keeps your place.`}
      onDone={onDone}
    >
      <div className="push">
        <LinkText onPress={onRest}>{t`Rest a little longer`}</LinkText>
      </div>
    </ArrivalPage>
  );
}

function Resting({ you, partner, view, onReturn }: StageProps & { readonly onReturn: () => void }) {
  const { t, i18n } = useLingui();
  const { content, state } = useApp();
  const { take, pending, trouble } = useRoomSteps();
  const [lonely, setLonely] = useState(false);
  const [moving, setMoving] = useState(false);
  const minutes = useMinutesUntil(view.pause?.returnAt ?? 0);
  const people = peopleOf(state.couple);
  const whenWords = useWhenWords(minutes);
  const { pause } = view;
  if (pause === null) return null;
  const caller = pause.by === null ? null : people[pause.by];
  const place = content.places.find(({ id }) => id === pause.promise?.place)?.label;
  const line = content.promises.find(({ id }) => id === pause.promise?.line)?.label;
  const day = minutes > LONG_PAUSE ? { weekday: "long" as const } : {};
  const time = i18n.date(new Date(pause.returnAt), { ...day, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return (
    <Spread className="pause">
      <Leaf side="left">
        <PageHead
          centred
          who={{ icon: "eye", text: t`${you.name} and ${partner.name}, both in Pause` }}
          title={t`A pause, not a goodbye.`}
        />
        <BothBreathe />
      </Leaf>
      <Leaf side="right" middle>
        {pause.cause !== "called" && <p className="voice">{content.rests[pause.cause]}</p>}
        <PauseClock
          label={caller === null ? t`The Room is yours again at` : t`${caller.name} comes back at`}
          time={time}
          dateTime={new Date(pause.returnAt).toISOString()}
          words={place === undefined ? whenWords : t`${whenWords}, to ${place}`}
        />
        {caller !== null && line !== undefined && (
          <Slip owner={caller.ink} name={t`${caller.name}’s promise`} size="spoken" quote>
            {line}
          </Slip>
        )}
        <div className="acts">
          <Button kind="ink" onPress={onReturn}>
            <Trans>I’m back</Trans>
          </Button>
          <LinkText expanded={moving} onPress={() => setMoving(!moving)}>{t`Set a new time`}</LinkText>
          <LinkText expanded={lonely} onPress={() => setLonely(!lonely)}>{t`I’m not all right on my own`}</LinkText>
        </div>
        {moving && (
          <MoveReturn
            pending={pending}
            onMove={(returnAt) =>
              void take({ type: "return-moved", side: pause.by ?? you.side, returnAt }).then(() => setMoving(false))
            }
          />
        )}
        {lonely && (
          <Notice>
            {content.notAllRight.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Notice>
        )}
        <TroubleNotice trouble={trouble} />
        <AloneThenTogether />
        <p className="xs faint">
          <LinkText
            onPress={() => void take({ type: "room-left", side: you.side })}
          >{t`End this conversation`}</LinkText>
        </p>
      </Leaf>
    </Spread>
  );
}

function MoveReturn({ pending, onMove }: { readonly pending: boolean; readonly onMove: (returnAt: number) => void }) {
  const { t } = useLingui();
  const { session } = useApp();
  const labels = useReturnLabels();
  const [after, setAfter] = useState<ReturnChoice>("20");
  return (
    <div className="stack">
      <SegmentedControl
        label={t`Back in`}
        value={after}
        options={RETURN_CHOICES.map((value) => ({ value, label: labels[value] }))}
        onChange={setAfter}
      />
      <Button pending={pending} onPress={() => onMove(returnAfter(session.sources.clock.now(), after))}>
        <Trans>Set this time</Trans>
      </Button>
    </div>
  );
}

/** What each can do alone, in order; then what the two can do together when both are steady. */
export function AloneThenTogether() {
  const { content } = useApp();
  return (
    <details className="ladder">
      <summary>
        <Trans>What each of you can do meanwhile</Trans>
      </summary>
      <h2 className="quiet-head">
        <Trans>First, each alone</Trans>
      </h2>
      <ul>
        {content.aloneLadder.map(({ id, label }) => (
          <li key={id}>{label}</li>
        ))}
      </ul>
      <h2 className="quiet-head">
        <Trans>Then together, if both are steady and want to</Trans>
      </h2>
      <ul>
        {content.togetherLadder.map(({ id, label }) => (
          <li key={id}>{label}</li>
        ))}
      </ul>
    </details>
  );
}

/** From this many minutes on, a pause is told in hours, and with its day. */
const LONG_PAUSE = 90;

function useWhenWords(minutes: number): string {
  const { t } = useLingui();
  if (minutes <= 0) return t`now`;
  if (minutes > LONG_PAUSE) {
    const hours = Math.round(minutes / 60);
    return t`in ${plural(hours, { one: "# hour", other: "# hours" })}`;
  }
  return t`in ${plural(minutes, { one: "# minute", other: "# minutes" })}`;
}

/** Whole minutes until a moment, told anew every few seconds. */
function useMinutesUntil(moment: number): number {
  const { session } = useApp();
  const { clock } = session.sources;
  const [now, setNow] = useState(clock.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), 5_000);
    return () => clearInterval(timer);
  }, [clock]);
  return Math.round((moment - now) / 60_000);
}
