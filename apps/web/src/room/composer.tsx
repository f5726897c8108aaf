import type { Session, StepFailure } from "@attune/application";
import { fill } from "@attune/content";
import type { RoomEffect } from "@attune/domain/conversation";
import { outcomeOf } from "@attune/domain/conversation";
import { isCycleMove } from "@attune/domain/cycle";
import type { Result } from "@attune/kernel";
import { Button, MarkKey, Notice, Signal, WritingField } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useApp } from "../app-context.tsx";
import { marksOf } from "./marks.ts";
import type { StageProps } from "./stage-props.ts";
import { saveAsFile, TroubleNotice } from "./trouble-notice.tsx";
import type { DraftWords } from "./use-draft.ts";
import type { LiveReading } from "./use-reading.ts";
import { useRoomSteps } from "./use-room-step.ts";

interface ComposerProps {
  readonly props: StageProps;
  readonly draft: DraftWords;
  readonly live: LiveReading | null;
  readonly label: string;
  readonly room?: "line" | "lines" | "page";
  readonly giveLabel: string;
  readonly onGive: (session: Session, text: string) => Promise<Result<readonly RoomEffect[], StepFailure>>;
  /** One line for the writer: a remark, a warm line. */
  readonly remark?: ReactNode;
  readonly children?: ReactNode;
}

/** Where someone writes words that may cross: read while they are written, given when their author gives them. */
export function Composer({
  props,
  draft,
  live,
  label,
  room = "lines",
  giveLabel,
  onGive,
  remark,
  children,
}: ComposerProps) {
  const { t } = useLingui();
  const { session, content } = useApp();
  const { run, pending, trouble } = useRoomSteps();
  const { view, you, partner } = props;
  const everyWord = view.level === 3;
  const reading = everyWord ? (live?.read.reading ?? null) : null;
  const outcome = reading === null ? null : outcomeOf(reading, view.level);
  const marks = reading === null ? [] : marksOf(reading, view.level);
  const empty = draft.text.trim() === "";
  const thoughtMove = outcome === "thought" ? reading?.moves.find((heard) => isCycleMove(heard.move))?.move : undefined;
  const thought =
    thoughtMove !== undefined && isCycleMove(thoughtMove)
      ? fill(content.moves[thoughtMove].thought, { you: you.name, partner: partner.name })
      : null;
  const signal = empty
    ? "ring"
    : outcome === "held"
      ? "ring"
      : live !== null && live.text !== draft.text
        ? "settling"
        : "ready";

  async function give() {
    const given = await run(() => onGive(session, draft.text));
    if (given && session.state().room?.context.pending[you.side] === null) draft.clear();
  }

  return (
    <div className="composer">
      <WritingField
        label={label}
        value={draft.text}
        onChange={draft.change}
        marks={marks}
        room={room}
        disabled={!draft.ready}
        maxLength={LONGEST_MESSAGE}
      />
      <MarkKey
        held={marks.some((mark) => mark.kind === "held") ? t`May be held` : undefined}
        reach={marks.some((mark) => mark.kind === "reach") ? t`This part reaches` : undefined}
        note={t`Read on this device only`}
      />
      {draft.unkept && (
        <Notice
          kind="trouble"
          title={t`This device does not keep what you write right now`}
          action={<Button icon="save" onPress={() => saveAsFile(draft.text)}>{t`Save my words as a file`}</Button>}
        >
          <Trans>
            There may be no room left on it. Your words stay here on the screen as long as this page is open.
          </Trans>
        </Notice>
      )}
      <TroubleNotice trouble={trouble} words={draft.text} />
      {remark ??
        (thought !== null && (
          <p className="remark mute" role="status">
            {thought}
          </p>
        ))}
      <div className="under">
        <Signal state={signal} live>
          {signal === "ready"
            ? t`Ready to give`
            : empty
              ? t`Take your time`
              : signal === "settling"
                ? t`Reading`
                : t`Some words may be held`}
        </Signal>
        <Button
          kind={signal === "ready" ? "go" : "ink"}
          disabled={empty || !draft.ready}
          pending={pending}
          onPress={() => void give()}
        >
          {giveLabel}
        </Button>
      </div>
      {children}
    </div>
  );
}

/** Longest message, in UTF-16 units. */
export const LONGEST_MESSAGE = 4000;
