import { keepPicture } from "@attune/application";
import {
  CLOSENESS,
  CONTENTMENT,
  changeOfBands,
  DEMAND_WITHDRAW,
  FELT_SECURITY,
  type Instrument,
  MOMENT,
  RELATIONSHIP_KINDS,
  type Relationship,
  type RelationshipKind,
  readingsOf,
  SETTLING,
} from "@attune/domain/instruments";
import {
  Button,
  ButtonLink,
  Chip,
  Chips,
  ChoiceRow,
  Leaf,
  PageHead,
  SegmentedControl,
  Spread,
  TextField,
} from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLocation } from "wouter";
import { useOwn } from "../alone/use-own.ts";
import { Frame } from "../frame.tsx";
import { Plane, PlaneWords, SharePlace } from "./near-and-far.tsx";
import { ReadingsOf } from "./readings-of.tsx";
import { US, useRelationships } from "./use-relationships.ts";

/** Questionnaires about one relationship, besides the plane; and those about oneself. */
const ABOUT_THEM: readonly Instrument[] = [FELT_SECURITY, CONTENTMENT, DEMAND_WITHDRAW];
const ABOUT_ME: readonly Instrument[] = [SETTLING];

/** Where someone is between near and far, in each relationship, with soft edges. */
export function PicturePage() {
  const { t } = useLingui();
  const { words } = useOwn();
  const [, navigate] = useLocation();
  const all = useRelationships();
  const [chosen, setChosen] = useState(US);
  const [adding, setAdding] = useState(false);
  const relationship = all.find(({ id }) => id === chosen) ?? all[0];
  if (relationship === undefined) return null;
  const { id } = relationship;
  const instruments = id === US ? [...ABOUT_THEM, MOMENT] : ABOUT_THEM;
  return (
    <Frame view={id}>
      <Spread className="picture picture-plane-page">
        <Leaf side="left">
          <PageHead
            who={{ icon: "lock", text: t`Only you, as long as you let nobody see it` }}
            title={t`How you reach, how you protect`}
          />
          <div className="picture-people">
            <Chips label={t`With whom`}>
              {all.map((one) => (
                <Chip key={one.id} pressed={one.id === id} onPress={() => setChosen(one.id)}>
                  {one.name}
                </Chip>
              ))}
              <Chip onPress={() => setAdding(!adding)}>{t`Someone else`}</Chip>
            </Chips>
            {adding && (
              <NewRelationship
                onAdded={(added) => {
                  setAdding(false);
                  setChosen(added);
                }}
              />
            )}
          </div>
          <div className="picture-read">
            <PlaneWords relationship={relationship} />
            <Honest relationship={relationship} />
            <SharePlace relationship={relationship} />
          </div>
        </Leaf>
        <Leaf side="right">
          <div className="picture-plane">
            <Plane relationship={relationship} />
          </div>
          <div className="acts picture-acts">
            <ButtonLink kind="ink" href={`/picture/answer/${CLOSENESS.id}/${id}`} onNavigate={navigate}>
              <Trans>Answer twelve statements</Trans>
            </ButtonLink>
          </div>
          <section className="part picture-more">
            <h2>
              <Trans>More to look at</Trans>
            </h2>
            {instruments.map((instrument) => (
              <InstrumentRow key={instrument.id} instrument={instrument} relationshipId={id} />
            ))}
            {ABOUT_ME.map((instrument) => (
              <InstrumentRow key={instrument.id} instrument={instrument} relationshipId={null} />
            ))}
            <ChoiceRow
              icon="path"
              title={t`What stands beside it`}
              description={t`How you were at first, what you were taught, stress from outside.`}
              href="/picture/beside"
              onNavigate={navigate}
            />
            <ChoiceRow
              icon="keep"
              title={t`Numbers from elsewhere`}
              description={t`From a questionnaire that you filled in with someone.`}
              href="/picture/entry"
              onNavigate={navigate}
            />
          </section>
          <p className="xs mute push picture-more">{words.picture.known["not-validated"]}</p>
        </Leaf>
      </Spread>
    </Frame>
  );
}

function InstrumentRow({
  instrument,
  relationshipId,
}: {
  readonly instrument: Instrument;
  readonly relationshipId: string | null;
}) {
  const { words } = useOwn();
  const [, navigate] = useLocation();
  const said = words.picture.instruments[instrument.id];
  if (said === undefined) return null;
  return (
    <div>
      <ChoiceRow
        icon="pen"
        title={said.title}
        href={`/picture/answer/${instrument.id}/${relationshipId ?? "me"}`}
        onNavigate={navigate}
      />
      <ReadingsOf instrument={instrument} relationshipId={relationshipId} />
    </div>
  );
}

/** What can be said of the two sides of the plane over time. */
function Honest({ relationship }: { readonly relationship: Relationship }) {
  const { own, words } = useOwn();
  const readings = CLOSENESS.scales.map((scale) => ({
    scale,
    list: readingsOf(own.picture, CLOSENESS, { scale, relationshipId: relationship.id }),
  }));
  if (readings.every(({ list }) => list.length === 0)) return null;
  return (
    <ul className="holds">
      {readings.map(({ scale, list }) => (
        <li key={scale.id}>
          <b>{words.picture.instruments[CLOSENESS.id]?.scales[scale.id]?.name}</b>
          <span>{words.picture.change[changeOfBands(list)]}</span>
        </li>
      ))}
    </ul>
  );
}

function NewRelationship({ onAdded }: { readonly onAdded: (id: string) => void }) {
  const { t } = useLingui();
  const { side, session } = useOwn();
  const [name, setName] = useState("");
  const [kind, setKind] = useState<RelationshipKind | null>(null);
  const [trouble, setTrouble] = useState<string>();
  const labels: Readonly<Record<RelationshipKind, string>> = {
    "this-partner": t`My partner`,
    "past-partner": t`An earlier partner`,
    parent: t`A parent`,
    friend: t`A friend`,
    other: t`Someone else`,
  };

  async function add() {
    const relationshipId = session.sources.random.id();
    const trimmed = name.trim();
    const kept = await keepPicture(session, side, {
      type: "relationship-named",
      relationshipId,
      kind: kind ?? "other",
      name: trimmed === "" ? labels[kind ?? "other"] : trimmed,
    });
    if (kept.ok) onAdded(relationshipId);
    else setTrouble(t`This device did not keep it. Please try again.`);
  }

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <SegmentedControl
        label={t`Who is it?`}
        value={kind}
        options={RELATIONSHIP_KINDS.filter((one) => one !== "this-partner").map((value) => ({
          value,
          label: labels[value],
        }))}
        onChange={setKind}
      />
      <TextField label={t`What you call them`} value={name} trouble={trouble} maxLength={40} onChange={setName} />
      <Button submit disabled={kind === null}>
        <Trans>Add</Trans>
      </Button>
    </form>
  );
}
