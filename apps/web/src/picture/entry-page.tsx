import { keepPicture, removeReading } from "@attune/application";
import {
  type Instrument,
  type ItemAnswers,
  indexOf,
  PUBLISHED_INSTRUMENTS,
  rangeOfScores,
  type Scale,
  scoreScale,
} from "@attune/domain/instruments";
import { Actions, Button, Chip, Chips, Leaf, LinkText, Notice, PageHead, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useId, useState } from "react";
import { NotKept } from "../alone/not-kept.tsx";
import { useOwn } from "../alone/use-own.ts";
import { Frame } from "../frame.tsx";

/** Numbers of a published questionnaire that someone filled in elsewhere; none of its words. */
export function EntryPage() {
  const { t } = useLingui();
  const { words } = useOwn();
  const [chosen, setChosen] = useState<string | null>(null);
  const instrument = PUBLISHED_INSTRUMENTS.find(({ id }) => id === chosen);
  return (
    <Frame view={chosen ?? ""}>
      <Spread className="picture">
        <Leaf side="left">
          <PageHead
            who={{ icon: "lock", text: t`Only you` }}
            title={t`Numbers from elsewhere.`}
            lead={t`If you filled in a questionnaire with someone, its numbers can be kept here. Attune does not ask its questions.`}
          />
          <Chips label={t`Which one`}>
            {PUBLISHED_INSTRUMENTS.map(({ id }) => (
              <Chip key={id} pressed={id === chosen} onPress={() => setChosen(id)}>
                {words.picture.published[id]?.name ?? id}
              </Chip>
            ))}
          </Chips>
          <p className="sm mute">{words.picture.known["published-numbers"]}</p>
        </Leaf>
        <Leaf side="right">
          {instrument !== undefined && <Entry key={instrument.id} instrument={instrument} />}
          <Kept instrument={instrument} />
        </Leaf>
      </Spread>
    </Frame>
  );
}

function Entry({ instrument }: { readonly instrument: Instrument }) {
  const { t } = useLingui();
  const { side, session, words } = useOwn();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [trouble, setTrouble] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const items = [...new Set(instrument.scales.flatMap((scale) => scale.items.map(({ id }) => id)))];
  const rangeOf = (item: string) =>
    instrument.scales.map(({ ranges }) => ranges?.[item]).find((range) => range !== undefined) ?? instrument.range;

  async function keep() {
    const answers: ItemAnswers = Object.fromEntries(
      Object.entries(typed).flatMap(([item, text]) => (text.trim() === "" ? [] : [[item, Number(text)]])),
    );
    const scored = instrument.scales.map((scale) => scoreScale(instrument, scale, answers));
    const wrong = scored.find((one) => !one.ok && one.error.type === "answer-out-of-range");
    if (wrong !== undefined && !wrong.ok && wrong.error.type === "answer-out-of-range") {
      const { lowest, highest } = rangeOf(wrong.error.item);
      const number = wrong.error.item;
      setTrouble(
        number === "total"
          ? t`A whole number from ${lowest} to ${highest}, please.`
          : t`Number ${number}: a whole number from ${lowest} to ${highest}, please.`,
      );
      return;
    }
    if (scored.every((one) => !one.ok)) {
      setTrouble(t`Too few numbers for a score. What you typed is still here.`);
      return;
    }
    setTrouble(null);
    const kept = await keepPicture(session, side, {
      type: "answered",
      readingId: session.sources.random.id(),
      relationshipId: null,
      instrument: instrument.id,
      version: instrument.version,
      answers,
    });
    setFailed(!kept.ok);
    if (kept.ok) setTyped({});
  }

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <p className="sm mute">{words.picture.published[instrument.id]?.about}</p>
      <div className="entry-numbers">
        {items.map((item) => (
          <NumberBox
            key={item}
            label={item === "total" ? t`Total` : item}
            value={typed[item] ?? ""}
            onChange={(text) => setTyped({ ...typed, [item]: text })}
          />
        ))}
      </div>
      {trouble !== null && <Notice kind="trouble">{trouble}</Notice>}
      {failed && <NotKept />}
      <Actions>
        <Button kind="ink" submit>
          <Trans>Keep</Trans>
        </Button>
      </Actions>
    </form>
  );
}

interface NumberBoxProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function NumberBox({ label, value, onChange }: NumberBoxProps) {
  const id = useId();
  return (
    <div className="entry-number">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="field line-text"
        inputMode="numeric"
        autoComplete="off"
        maxLength={4}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

/** What was kept of one questionnaire, newest first, with its scores, and what a source says of them. */
function Kept({ instrument }: { readonly instrument: Instrument | undefined }) {
  const { t, i18n } = useLingui();
  const { side, own, session } = useOwn();
  if (instrument === undefined) return null;
  const readings = own.picture.answered.filter((one) => one.instrument === instrument.id).toReversed();
  if (readings.length === 0) return null;
  return (
    <section className="part">
      <h2>
        <Trans>Kept</Trans>
      </h2>
      {readings.map(({ id, at, answers }) => (
        <div key={id} className="said">
          <p className="xs mute">{i18n.date(new Date(at), { dateStyle: "long" })}</p>
          {instrument.scales.map((scale) => (
            <Score key={scale.id} instrument={instrument} scale={scale} answers={answers} />
          ))}
          <LinkText onPress={() => void removeReading(session, side, id)}>{t`Remove this one`}</LinkText>
        </div>
      ))}
    </section>
  );
}

interface ScoreProps {
  readonly instrument: Instrument;
  readonly scale: Scale;
  readonly answers: ItemAnswers;
}

function Score({ instrument, scale, answers }: ScoreProps) {
  const { t, i18n } = useLingui();
  const names = useScaleNames();
  const scored = scoreScale(instrument, scale, answers);
  if (!scored.ok || scale.facts === undefined) return null;
  const { lowest, highest } = rangeOfScores(instrument, scale);
  const { cutoff, source } = scale.facts;
  const index = indexOf(scale.facts);
  const value = i18n.number(Math.round(scored.value.value * 100) / 100);
  const name = names[scale.id] ?? scale.id;
  return (
    <div>
      <p>
        <b>{name}</b> {t`${value}, on a line from ${lowest} to ${highest}.`}
      </p>
      {cutoff !== null && (
        <p className="sm mute">
          {cutoff.side === "from"
            ? t`The source draws a line at ${cutoff.at}: from there on, it suggests to talk to someone. It says nothing about you by itself.`
            : t`The source draws a line at ${cutoff.at}: below it, it suggests to talk to someone. It says nothing about you by itself.`}
        </p>
      )}
      <p className="xs mute">
        {index === null
          ? t`How much it has to change to be more than chance, no source said. ${source}.`
          : t`It has to change by more than ${index} to be more than chance. ${source}.`}
      </p>
    </div>
  );
}

function useScaleNames(): Readonly<Record<string, string>> {
  const { t } = useLingui();
  return {
    total: t`Total`,
    anxiety: t`Anxiety`,
    avoidance: t`Avoidance`,
    consensus: t`Consensus`,
    satisfaction: t`Satisfaction`,
    cohesion: t`Cohesion`,
  };
}
