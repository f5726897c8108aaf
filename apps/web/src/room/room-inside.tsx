import { awaitedSides, type Room, type RoomStage, stageOf, viewRoom } from "@attune/domain/conversation";
import { otherSide, type Side } from "@attune/domain/cycle";
import { useState } from "react";
import { useApp } from "../app-context.tsx";
import { Frame } from "../frame.tsx";
import { peopleOf } from "../people.ts";
import { ArrivingStage } from "./arriving-stage.tsx";
import { ChoosingStage } from "./choosing-stage.tsx";
import { ClosingStage } from "./closing-stage.tsx";
import { IntegratingStage } from "./integrating-stage.tsx";
import { LandedStage } from "./landed-stage.tsx";
import { LandingStage } from "./landing-stage.tsx";
import { MirroringStage } from "./mirroring-stage.tsx";
import { PauseSheet } from "./pause-sheet.tsx";
import { PausedStage } from "./paused-stage.tsx";
import { ReplyingStage } from "./replying-stage.tsx";
import { SpeakingStage } from "./speaking-stage.tsx";
import type { StageProps } from "./stage-props.ts";
import { WaitingStage, WordsWaitStage } from "./waiting-stage.tsx";

/** Stages that both look at, whoever's turn it is. */
const SHARED: readonly RoomStage[] = ["choosing", "mirroring", "paused"];

interface RoomInsideProps {
  readonly roomId: string;
  readonly room: Room;
  /** Whoever is open. */
  readonly side: Side;
}

/** The open Room for one partner: their step, or the page on which they wait for the other's. */
export function RoomInside({ roomId, room, side }: RoomInsideProps) {
  const { state } = useApp();
  const [pausing, setPausing] = useState(false);
  const people = peopleOf(state.couple);
  const view = viewRoom(room.shared, room.own[side]);
  const awaited = awaitedSides(room.shared);
  const { stage } = view;
  const paused = stage === "paused";
  const isYours = SHARED.includes(stage) || awaited.includes(side);
  const props: StageProps = {
    roomId,
    view,
    you: people[side],
    partner: people[otherSide(side)],
    onPause: () => setPausing(true),
  };
  const shown = pausing ? "pausing" : `${stage} ${isYours} ${view.exchanges.length}`;
  return (
    <Frame nav={false} onPause={paused ? null : () => setPausing(true)} view={shown}>
      {pausing && !paused ? (
        <PauseSheet {...props} onClose={() => setPausing(false)} />
      ) : isYours ? (
        <YourStage key={`${stage} ${side}`} stage={stageOf(room.shared)} props={props} awaited={awaited} />
      ) : (
        <WaitingStage {...props} />
      )}
    </Frame>
  );
}

interface YourStageProps {
  readonly stage: RoomStage;
  readonly props: StageProps;
  readonly awaited: readonly Side[];
}

function YourStage({ stage, props, awaited }: YourStageProps) {
  switch (stage) {
    case "arriving":
      return <ArrivingStage {...props} />;
    case "choosing":
      return <ChoosingStage {...props} />;
    case "speaking":
      return <SpeakingStage {...props} />;
    case "crossing":
      return <WordsWaitStage {...props} />;
    case "replying":
      return <ReplyingStage {...props} />;
    case "landing":
      return <LandingStage {...props} />;
    case "landed":
      return <LandedStage {...props} />;
    case "mirroring":
      return <MirroringStage {...props} />;
    case "integrating":
      return <IntegratingStage {...props} />;
    case "closing":
      return <ClosingStage {...props} />;
    case "paused":
      return <PausedStage {...props} awaited={awaited} />;
    default:
      return null;
  }
}
