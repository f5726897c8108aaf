import { awaitedSides, type RoomSnapshot, type RoomStage, viewRoom } from "@attune/domain/conversation";
import { otherSide, type Side } from "@attune/domain/cycle";
import { useState } from "react";
import { useApp } from "../app-context.tsx";
import { Frame } from "../frame.tsx";
import { peopleOf } from "../people.ts";
import { ArrivingStage } from "./arriving-stage.tsx";
import { ChoosingStage } from "./choosing-stage.tsx";
import { ClosingStage } from "./closing-stage.tsx";
import { CrossingHandOver, RoomHandOver, WhoHoldsIt } from "./hand-over-stage.tsx";
import { IntegratingStage } from "./integrating-stage.tsx";
import { LandedStage } from "./landed-stage.tsx";
import { LandingStage } from "./landing-stage.tsx";
import { MirroringStage } from "./mirroring-stage.tsx";
import { PauseSheet } from "./pause-sheet.tsx";
import { PausedStage } from "./paused-stage.tsx";
import { ReplyingStage } from "./replying-stage.tsx";
import { SpeakingStage } from "./speaking-stage.tsx";
import type { StageProps } from "./stage-props.ts";

/** Stages that both look at together; the others belong to whoever holds the device. */
const SHARED: readonly RoomStage[] = ["choosing", "mirroring", "paused"];

/** The open Room on a device that two people share: the stage, or the hand-over to the one whose step is next. */
export function RoomInside({ roomId, snapshot }: { readonly roomId: string; readonly snapshot: RoomSnapshot }) {
  const { state, settings, changeSettings } = useApp();
  const [pausing, setPausing] = useState(false);
  const people = peopleOf(state.couple);
  const { holder } = settings;
  const { stage } = viewRoom(snapshot, "A");
  const awaited = awaitedSides(snapshot);
  const propsFor = (side: Side): StageProps => ({
    roomId,
    view: viewRoom(snapshot, side),
    you: people[side],
    partner: people[otherSide(side)],
    onPause: () => setPausing(true),
  });
  const take = (side: Side) => changeSettings({ holder: side });
  const paused = stage === "paused";
  const shown = pausing ? "pausing" : `${stage} ${holder ?? ""} ${snapshot.context.exchanges.length}`;

  return (
    <Frame nav={false} onPause={paused ? null : () => setPausing(true)} view={shown}>
      {pausing && !paused ? (
        <PauseSheet people={[people.A, people.B]} holder={holder} onClose={() => setPausing(false)} />
      ) : (
        <Stage stage={stage} holder={holder} awaited={awaited} propsFor={propsFor} onTake={take} />
      )}
    </Frame>
  );
}

interface StageChoice {
  readonly stage: RoomStage;
  readonly holder: Side | null;
  readonly awaited: readonly Side[];
  readonly propsFor: (side: Side) => StageProps;
  readonly onTake: (side: Side) => void;
}

function Stage({ stage, holder, awaited, propsFor, onTake }: StageChoice) {
  const [next] = awaited;
  if (stage === "paused") return <PausedStage {...propsFor("A")} awaited={awaited} holder={holder} onTake={onTake} />;
  if (SHARED.includes(stage)) return <TogetherStage stage={stage} props={propsFor("A")} />;
  if (next === undefined) return null;
  if (stage === "crossing") return <CrossingHandOver {...propsFor(next)} onTake={onTake} />;
  if (holder === null && awaited.length > 1) return <WhoHoldsIt {...propsFor("A")} onTake={onTake} />;
  if (holder === null || !awaited.includes(holder)) return <RoomHandOver {...propsFor(next)} onTake={onTake} />;
  return <OwnStage key={`${stage} ${holder}`} stage={stage} props={propsFor(holder)} />;
}

function TogetherStage({ stage, props }: { readonly stage: RoomStage; readonly props: StageProps }) {
  return stage === "choosing" ? <ChoosingStage {...props} /> : <MirroringStage {...props} />;
}

function OwnStage({ stage, props }: { readonly stage: RoomStage; readonly props: StageProps }) {
  switch (stage) {
    case "arriving":
      return <ArrivingStage {...props} />;
    case "speaking":
      return <SpeakingStage {...props} />;
    case "replying":
      return <ReplyingStage {...props} />;
    case "landing":
      return <LandingStage {...props} />;
    case "landed":
      return <LandedStage {...props} />;
    case "integrating":
      return <IntegratingStage {...props} />;
    case "closing":
      return <ClosingStage {...props} />;
    default:
      return null;
  }
}
