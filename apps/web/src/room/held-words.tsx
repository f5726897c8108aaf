import { releaseWords } from "@attune/application";
import { useApp } from "../app-context.tsx";
import { HeldPanel } from "./held-panel.tsx";
import type { StageProps } from "./stage-props.ts";
import { TroubleNotice } from "./trouble-notice.tsx";
import { useRoomSteps } from "./use-room-step.ts";

interface HeldWordsProps {
  readonly props: StageProps;
  /** A beginning for someone whose own words hold none. */
  readonly stem: string;
  /** Takes the words back and goes on writing with these. */
  readonly onRewrite: (text: string) => void;
  /** Keeps the words for oneself. */
  readonly onKeep: (text: string) => void;
}

/** Words of the Room that are held for a moment. */
export function HeldWords({ props, stem, onRewrite, onKeep }: HeldWordsProps) {
  const { session } = useApp();
  const { run, take, pending, trouble } = useRoomSteps();
  const { you, partner, view, onPause } = props;
  if (view.own === null) return null;
  const { text } = view.own;

  async function withdraw(then: () => void) {
    if (await take({ type: "words-withdrawn", side: you.side })) then();
  }

  return (
    <div className="held-words">
      <HeldPanel
        words={view.own}
        level={view.level}
        depth={view.depth}
        you={you}
        partner={partner}
        stem={stem}
        pending={pending}
        onRewrite={(next) => void withdraw(() => onRewrite(next))}
        onRelease={() => void run(() => releaseWords(session, you.side))}
        onKeep={() => void withdraw(() => onKeep(text))}
        onPause={onPause}
      />
      <TroubleNotice trouble={trouble} words={text} />
    </div>
  );
}
