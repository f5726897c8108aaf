import type { Side } from "@attune/domain/cycle";
import { Button, HandOver, PageHead, PartnerMark, Sheet } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import type { StageProps } from "./stage-props.ts";
import { TroubleNotice } from "./trouble-notice.tsx";
import { useRoomSteps } from "./use-room-step.ts";

export interface Take {
  /** Called with the one who now has the device; null when that is to be asked. */
  readonly onTake: (side: Side | null) => void;
}

/** Between two people on one device: nothing private shows until the next one says that they have it. */
export function RoomHandOver({ you, onTake }: StageProps & Take) {
  const { t } = useLingui();
  return (
    <HandOver
      partner={you.ink}
      name={you.name}
      title={t`Please hand the device to ${you.name}.`}
      confirmLabel={t`I’m ${you.name}, I have it`}
      onConfirm={() => onTake(you.side)}
    >
      {t`What was private before is closed. What comes next is for ${you.name}.`}
    </HandOver>
  );
}

/** Words wait for the listener, who says when they are ready. Until then their author may take them back. */
export function CrossingHandOver({ you, partner, onTake }: StageProps & Take) {
  const { t } = useLingui();
  const { take, trouble } = useRoomSteps();
  async function ready() {
    if (await take({ type: "listener-ready", side: you.side })) onTake(you.side);
  }
  // The page stands between the two: the words open again only when their author says that they have the device.
  async function takeBack() {
    onTake(null);
    await take({ type: "words-taken-back", side: partner.side });
  }
  return (
    <div className="stack">
      <TroubleNotice trouble={trouble} />
      <HandOver
        partner={you.ink}
        name={you.name}
        title={t`Words are waiting for you, ${you.name}.`}
        confirmLabel={t`I’m ${you.name}, and I’m ready`}
        onConfirm={() => void ready()}
        other={
          <Button kind="text" onPress={() => void takeBack()}>
            {t`${partner.name} takes them back`}
          </Button>
        }
      >
        {t`Please hand the device to ${you.name}. The words show when ${you.name} is ready to listen. There is no hurry.`}
      </HandOver>
    </div>
  );
}

/** Nobody has said yet who holds the device. */
export function WhoHoldsIt({ you, partner, onTake }: StageProps & Take) {
  const { t } = useLingui();
  return (
    <Sheet narrow className="hand-over">
      <PageHead
        title={t`Who has the device now?`}
        lead={t`Each of you answers a few questions in private. The order does not matter.`}
      />
      <div className="acts">
        {[you, partner].map((person) => (
          <Button key={person.side} onPress={() => onTake(person.side)}>
            <PartnerMark partner={person.ink} name={person.name} />
          </Button>
        ))}
      </div>
    </Sheet>
  );
}
