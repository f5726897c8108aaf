import { fill, type StuckDoor } from "@attune/content";
import { Chip, Chips, LinkText } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useApp } from "../app-context.tsx";
import type { StageProps } from "./stage-props.ts";

interface ComposeHelpProps {
  readonly props: StageProps;
  /** Puts a beginning into the field; its owner finishes it. */
  readonly onBegin: (stem: string) => void;
}

/** Help for a speaker: one line when hot; the way down, or five doors, when calm. */
export function ComposeHelp({ props, onBegin }: ComposeHelpProps) {
  const { view, you, partner } = props;
  const { content } = useApp();
  const names = { you: you.name, partner: partner.name };
  if (view.depth === "hot") return <p className="hint voice mute">{content.composeHot}</p>;
  return (
    <section className="hint">
      {view.pacing.invitesMore && <p className="sm mute">{fill(content.inviteMore, names)}</p>}
      {view.pacing.leaning === "toward" ? <Questions /> : <Beginnings onBegin={onBegin} />}
      <Doors names={names} onBegin={onBegin} open={view.pacing.offersDoors} />
    </section>
  );
}

/** For someone who leans toward: one question at a time. */
function Questions() {
  const { t } = useLingui();
  const { content } = useApp();
  const [at, setAt] = useState(2);
  const rung = content.ladder[at % content.ladder.length];
  return (
    <div>
      <p className="voice">{rung?.question}</p>
      <LinkText onPress={() => setAt(at + 1)}>{t`Another question`}</LinkText>
    </div>
  );
}

/** Beginnings of sentences, from what happened down to one small request. */
export function Beginnings({ onBegin }: Pick<ComposeHelpProps, "onBegin">) {
  const { t } = useLingui();
  const { content } = useApp();
  return (
    <div>
      <h2 className="quiet-head">
        <Trans>If the words run out</Trans>
      </h2>
      <Chips label={t`Beginnings`}>
        {content.ladder.map((rung) => (
          <Chip key={rung.id} onPress={() => onBegin(rung.stem)}>
            {rung.label}
          </Chip>
        ))}
        <Chip onPress={() => onBegin(`${content.dontKnowYet}. `)}>{content.dontKnowYet}</Chip>
      </Chips>
    </div>
  );
}

interface DoorsProps extends Pick<ComposeHelpProps, "onBegin"> {
  readonly names: { readonly you: string; readonly partner: string };
  /** Shown without being asked for. */
  readonly open: boolean;
}

/** Five ways on for someone who is stuck. */
export function Doors({ names, open, onBegin }: DoorsProps) {
  const { t } = useLingui();
  const { content } = useApp();
  const [shown, setShown] = useState(open);
  const [door, setDoor] = useState<StuckDoor | null>(null);
  return (
    <div className="doors">
      <LinkText expanded={shown} onPress={() => setShown(!shown)}>{t`I’m stuck`}</LinkText>
      {shown && (
        <Chips label={t`What is it like?`}>
          {content.doors.map((each) => (
            <Chip
              key={each.id}
              pressed={door?.id === each.id}
              onPress={() => setDoor(door?.id === each.id ? null : each)}
            >
              {each.title}
            </Chip>
          ))}
        </Chips>
      )}
      {shown && door !== null && (
        <div className="door stack">
          <p className="voice">{fill(door.opening, names)}</p>
          <ul className="sm">
            {door.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
          <Chips label={t`A beginning`}>
            <Chip onPress={() => onBegin(door.stem)}>{`${door.stem.trim()} …`}</Chip>
          </Chips>
        </div>
      )}
    </div>
  );
}
