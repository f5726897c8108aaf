import { awaitedSides, type Room, type RoomStage, stageOf, viewRoom } from "@attune/domain/conversation";
import { otherSide, type Side } from "@attune/domain/cycle";
import { useEffect, useState } from "react";
import { useApp } from "../app-context.tsx";
import { Frame } from "../frame.tsx";
import { peopleOf } from "../people.ts";
import { ArrivingStage } from "./arriving-stage.tsx";
import { ChoosingStage } from "./choosing-stage.tsx";
import { ClosingStage } from "./closing-stage.tsx";
import { CrossingHandOver, RoomHandOver, WhoHoldsIt } from "./hand-over-stage.tsx";
import { forgetHolder, useHolder } from "./holder.ts";
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
export function RoomInside({ roomId, room }: { readonly roomId: string; readonly room: Room }) {
  const { state } = useApp();
  const { side: holder, handTo } = useHolder();
  const [pausing, setPausing] = useState(false);
  const people = peopleOf(state.couple);
  const { shared, own } = room;
  const stage = stageOf(shared);
  const awaited = awaitedSides(shared);
  const propsFor = (side: Side): StageProps => ({
    roomId,
    view: viewRoom(shared, own[side]),
    you: people[side],
    partner: people[otherSide(side)],
    onPause: () => setPausing(true),
  });
  const paused = stage === "paused";
  // A reload keeps who holds the device; leaving the Room for another page does not.
  useEffect(() => forgetHolder, []);
  const shown = pausing ? "pausing" : `${stage} ${holder ?? ""} ${viewRoom(shared, own.A).exchanges.length}`;

  return (
    <Frame nav={false} onPause={paused ? null : () => setPausing(true)} view={shown}>
      {pausing && !paused ? (
        <PauseSheet
          people={[people.A, people.B]}
          holder={isOwnStage(stage) && awaited.includes(holder ?? "A") ? holder : null}
          onClose={() => setPausing(false)}
        />
      ) : (
        <Stage stage={stage} holder={holder} awaited={awaited} propsFor={propsFor} onTake={handTo} />
      )}
    </Frame>
  );
}

/** Whether this stage belongs to whoever holds the device. */
function isOwnStage(stage: RoomStage): boolean {
  return stage !== "crossing" && !SHARED.includes(stage);
}

interface StageChoice {
  readonly stage: RoomStage;
  readonly holder: Side | null;
  readonly awaited: readonly Side[];
  readonly propsFor: (side: Side) => StageProps;
  readonly onTake: (side: Side | null) => void;
}

function Stage({ stage, holder, awaited, propsFor, onTake }: StageChoice) {
  const [next] = awaited;
  if (stage === "paused") return <PausedStage {...propsFor("A")} awaited={awaited} holder={holder} onTake={onTake} />;
  if (SHARED.includes(stage)) return <TogetherStage stage={stage} props={propsFor("A")} onTake={onTake} />;
  if (next === undefined) return null;
  if (stage === "crossing") return <CrossingHandOver {...propsFor(next)} onTake={onTake} />;
  if (holder === null && awaited.length > 1) return <WhoHoldsIt {...propsFor("A")} onTake={onTake} />;
  if (holder === null || !awaited.includes(holder)) return <RoomHandOver {...propsFor(next)} onTake={onTake} />;
  return <OwnStage key={`${stage} ${holder}`} stage={stage} props={propsFor(holder)} />;
}

interface TogetherStageProps extends Pick<StageChoice, "stage" | "onTake"> {
  readonly props: StageProps;
}

function TogetherStage({ stage, props, onTake }: TogetherStageProps) {
  return stage === "choosing" ? <ChoosingStage {...props} onTake={onTake} /> : <MirroringStage {...props} />;
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
