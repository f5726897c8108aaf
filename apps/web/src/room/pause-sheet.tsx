import type { Side } from "@attune/domain/cycle";
import { Button, Chip, Chips, Leaf, LinkText, PageHead, SegmentedControl, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useApp } from "../app-context.tsx";
import { useVault } from "../vault-context.tsx";
import { RETURN_CHOICES, type ReturnChoice, returnAfter } from "./return-times.ts";
import type { StageProps } from "./stage-props.ts";
import { TroubleNotice } from "./trouble-notice.tsx";
import { useReturnLabels } from "./use-return-labels.ts";
import { useRoomSteps } from "./use-room-step.ts";

interface PauseSheetProps extends Pick<StageProps, "you" | "partner"> {
  readonly onClose: () => void;
}

/** Stepping out: who, until when, where, and with which promise. Leaving for good is here as well; no reason is asked. */
export function PauseSheet({ you, partner, onClose }: PauseSheetProps) {
  const { t } = useLingui();
  const { session, content } = useApp();
  const { take, pending, trouble } = useRoomSteps();
  const sharesDevice = useVault().opened?.bond?.here === true;
  const [who, setWho] = useState<Side>(you.side);
  const [after, setAfter] = useState<ReturnChoice>("20");
  const [line, setLine] = useState<string | null>(null);
  const [place, setPlace] = useState<string | null>(null);
  const labels = useReturnLabels();

  async function pause() {
    const promise = line === null && place === null ? null : { line: line ?? "", place: place ?? "" };
    const returnAt = returnAfter(session.sources.clock.now(), after);
    if (await take({ type: "pause-called", side: who, returnAt, promise })) onClose();
  }

  return (
    <Spread className="pause-sheet">
      <Leaf side="left">
        <PageHead
          who={{ icon: "eye", text: t`Both of you see the time, the place and the line` }}
          title={t`Step out, and come back.`}
          lead={t`A pause always has an end. The Room keeps your place.`}
        />
        {sharesDevice && (
          <SegmentedControl
            label={t`Who steps out?`}
            value={who}
            options={[you, partner].map((person) => ({ value: person.side, label: person.name }))}
            onChange={setWho}
          />
        )}
        <div className="push">
          <LinkText
            onPress={() => void take({ type: "room-left", side: who })}
          >{t`End this conversation instead`}</LinkText>
          <p className="xs mute">
            <Trans>It closes for both of you. No reason is asked or shown.</Trans>
          </p>
        </div>
      </Leaf>
      <Leaf side="right">
        <div className="stack-l">
          <SegmentedControl
            label={t`Back in`}
            value={after}
            options={RETURN_CHOICES.map((value) => ({ value, label: labels[value] }))}
            onChange={setAfter}
          />
          <section>
            <h2 className="quiet-head">
              <Trans>A line to leave with</Trans>
            </h2>
            <Chips label={t`A line to leave with`}>
              {content.promises.map((promise) => (
                <Chip
                  key={promise.id}
                  pressed={line === promise.id}
                  onPress={() => setLine(line === promise.id ? null : promise.id)}
                >
                  {promise.label}
                </Chip>
              ))}
            </Chips>
          </section>
          <section>
            <h2 className="quiet-head">
              <Trans>Back to</Trans>
            </h2>
            <Chips label={t`Back to`}>
              {content.places.map((each) => (
                <Chip
                  key={each.id}
                  pressed={place === each.id}
                  onPress={() => setPlace(place === each.id ? null : each.id)}
                >
                  {each.label}
                </Chip>
              ))}
            </Chips>
          </section>
          <TroubleNotice trouble={trouble} />
          <div className="acts">
            <Button kind="ink" pending={pending} onPress={() => void pause()}>
              <Trans>Pause now</Trans>
            </Button>
            <Button onPress={onClose}>
              <Trans>Stay in the Room</Trans>
            </Button>
          </div>
        </div>
      </Leaf>
    </Spread>
  );
}
