import type { Session, StepFailure } from "@attune/application";
import { fill } from "@attune/content";
import { type RoomEffect, viewRoom } from "@attune/domain/conversation";
import type { Side } from "@attune/domain/cycle";
import type { Result } from "@attune/kernel";
import { Button, type Mark, MarkKey, Notice, Signal, WritingField } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useApp } from "../app-context.tsx";
import { CloserLookLine } from "./closer-look-line.tsx";
import type { StageProps } from "./stage-props.ts";
import { saveAsFile, TroubleNotice } from "./trouble-notice.tsx";
import type { OwnWordsInWriting } from "./use-own-words.ts";
import { useRoomSteps } from "./use-room-step.ts";
import { type Verdict, verdictWhileWriting } from "./verdict.ts";

export interface ComposerProps {
  readonly props: StageProps;
  readonly own: OwnWordsInWriting;
  readonly label: string;
  readonly room?: "line" | "lines" | "page";
  readonly giveLabel: string;
  readonly onGive: (session: Session, text: string) => Promise<Result<readonly RoomEffect[], StepFailure>>;
  /** One line for the writer, in place of the Room's own remark. */
  readonly remark?: ReactNode;
  readonly children?: ReactNode;
}

/** Longest message, in UTF-16 units. */
export const LONGEST_MESSAGE = 4000;

/** Where someone writes words that may cross: read while they are written, given when their author gives them. */
export function Composer({ props, own, label, room = "lines", giveLabel, onGive, remark, children }: ComposerProps) {
  const { session } = useApp();
  const { run, pending, trouble } = useRoomSteps();
  const { view, you } = props;
  const { draft, live } = own;
  const verdict = verdictWhileWriting(live?.read.reading ?? null, view.level);

  async function give() {
    const given = await run(() => onGive(session, draft.text));
    if (given && isGone(session, you.side)) draft.clear();
  }

  return (
    <div className="composer">
      <WritingField
        label={label}
        value={draft.text}
        onChange={draft.change}
        marks={verdict.marks}
        room={room}
        disabled={!draft.ready}
        maxLength={LONGEST_MESSAGE}
      />
      <ReadKey marks={verdict.marks} />
      {draft.unkept && <UnkeptNotice words={draft.text} />}
      <TroubleNotice trouble={trouble} words={draft.text} />
      {remark ?? <Remark verdict={verdict} props={props} />}
      <GiveRow own={own} verdict={verdict} giveLabel={giveLabel} pending={pending} onGive={() => void give()} />
      {children}
    </div>
  );
}

/** What the marks mean, and who reads. */
export function ReadKey({ marks }: { readonly marks: readonly Mark[] }) {
  const { t } = useLingui();
  const has = (kind: Mark["kind"]) => marks.some((mark) => mark.kind === kind);
  return (
    <>
      <MarkKey
        held={has("held") ? t`May be held` : undefined}
        reach={has("reach") ? t`This part reaches` : undefined}
        note={t`Read on this device only`}
      />
      <CloserLookLine />
    </>
  );
}

/** The device does not keep a draft: its words are on the screen alone. */
export function UnkeptNotice({ words }: { readonly words: string }) {
  const { t } = useLingui();
  return (
    <Notice
      kind="trouble"
      title={t`This device does not keep what you write right now`}
      action={<Button icon="save" onPress={() => saveAsFile(words)}>{t`Save my words as a file`}</Button>}
    >
      <Trans>There may be no room left on it. Your words stay here on the screen as long as this page is open.</Trans>
    </Notice>
  );
}

function Remark({ verdict, props: { you, partner } }: { readonly verdict: Verdict; readonly props: StageProps }) {
  const { content } = useApp();
  if (verdict.remarkOn === null) return null;
  return (
    <p className="remark mute" role="status">
      {fill(content.moves[verdict.remarkOn].thought, { you: you.name, partner: partner.name })}
    </p>
  );
}

interface GiveRowProps extends Pick<ComposerProps, "own" | "giveLabel"> {
  readonly verdict: Verdict;
  readonly pending: boolean;
  readonly onGive: () => void;
}

/** Whether the words are ready, in a shape with words, and the button that gives them. */
function GiveRow({ own: { draft, live }, verdict, giveLabel, pending, onGive }: GiveRowProps) {
  const { t } = useLingui();
  const empty = draft.text.trim() === "";
  const signal = signalFor({ empty, held: verdict.outcome === "held", behind: live?.text !== draft.text });
  const words = {
    empty: t`Take your time`,
    held: t`Some words may be held`,
    settling: t`Reading`,
    ready: t`Ready to give`,
  };
  return (
    <div className="under">
      <Signal state={signal === "ready" || signal === "settling" ? signal : "ring"} live>
        {words[signal]}
      </Signal>
      <Button
        kind={signal === "ready" ? "go" : "ink"}
        disabled={empty || !draft.ready}
        pending={pending}
        onPress={onGive}
      >
        {giveLabel}
      </Button>
    </div>
  );
}

/** What the signal beside a field says of its words. */
export function signalFor(is: { readonly empty: boolean; readonly held: boolean; readonly behind: boolean }) {
  if (is.empty) return "empty";
  if (is.held) return "held";
  return is.behind ? "settling" : "ready";
}

/** Whether words that were given have reached the partner; held or waiting, they are still their author's. */
function isGone(session: Session, side: Side): boolean {
  const { room } = session.state();
  return room === null || viewRoom(room.shared, room.own[side]).own === null;
}
