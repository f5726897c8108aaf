import { sharePlace } from "@attune/application";
import {
  CLOSENESS,
  combine,
  isSlower,
  leanOf,
  type Place,
  placesOf,
  type Relationship,
} from "@attune/domain/instruments";
import { Button, PlaneFigure, type PlanePlace } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { NotKept } from "../alone/not-kept.tsx";
import { useOwn } from "../alone/use-own.ts";
import { peopleOf } from "../people.ts";
import { bandToSpan } from "./spans.ts";
import { US } from "./use-relationships.ts";

/** The plane of one relationship: this person, where they were before, and the partner where they let themselves be seen. */
export function Plane({ relationship }: { readonly relationship: Relationship }) {
  const { t } = useLingui();
  const { words } = useOwn();
  const { places, lean } = useNearAndFar(relationship);
  const { worry, distance } = words.picture.instruments[CLOSENESS.id]?.scales ?? {};
  if (worry === undefined || distance === undefined) return null;
  const region = words.picture.regions[lean].name;
  const label =
    places.length === 0
      ? t`A plane without a place on it yet. Across: ${worry.name}. Up: ${distance.name}.`
      : t`A plane. Across: ${worry.name}. Up: ${distance.name}. You are ${region}, somewhere inside a soft shape.`;
  return (
    <PlaneFigure
      label={label}
      across={worry}
      up={distance}
      calm={[t`easy to reach,`, t`easy to comfort`]}
      places={places}
    />
  );
}

/** What the plane says, in words of moves. */
export function PlaneWords({ relationship }: { readonly relationship: Relationship }) {
  const { words } = useOwn();
  const { lean, places, together } = useNearAndFar(relationship);
  const { regions, combinations, slower, notes } = words.picture;
  if (places.length === 0) return null;
  return (
    <>
      <div className="read">
        <p className="voice">{regions[lean].text}</p>
        {together !== null && <p className="voice">{combinations[together]}</p>}
        {(lean === "both-ways" || (together !== null && isSlower(together))) && <p>{slower}</p>}
      </div>
      <div className="plane-notes sm mute">
        {notes.map(({ id, title, text }) => (
          <div key={id}>
            <h2 className="quiet-head">{title}</h2>
            <p>{text}</p>
          </div>
        ))}
      </div>
    </>
  );
}

/** Lets the partner see the last place, after showing what they would see; and takes it back. */
export function SharePlace({ relationship }: { readonly relationship: Relationship }) {
  const { t } = useLingui();
  const { side, own, session, state } = useOwn();
  const [failed, setFailed] = useState(false);
  const last = placesOf(own.picture, US).at(-1);
  const shared = state.places[side];
  if (relationship.id !== US || state.couple.names === null || last === undefined) return null;
  const name = relationship.name;
  const share = async (place: typeof last | null) => setFailed(!(await sharePlace(session, side, place)).ok);
  return (
    <div className="stack">
      {failed && <NotKept />}
      {shared === null ? (
        <>
          <p className="sm mute">{t`${name} would see your soft shape on this plane and its day. No answer, no word.`}</p>
          <Button icon="eye" onPress={() => void share(last)}>
            {t`Let ${name} see this place`}
          </Button>
        </>
      ) : (
        <>
          <p className="sm mute">
            {shared.readAt === last.at
              ? t`${name} can see this place.`
              : t`${name} can see an earlier place, not this one.`}
          </p>
          <div className="acts">
            {shared.readAt !== last.at && (
              <Button onPress={() => void share(last)}>{t`Let ${name} see this one`}</Button>
            )}
            <Button onPress={() => void share(null)}>
              <Trans>Take it back</Trans>
            </Button>
          </div>
          <p className="xs mute">
            <Trans>It may have been seen or photographed by then.</Trans>
          </p>
        </>
      )}
    </div>
  );
}

/** How many times before the last are drawn as a dotted path. */
const EARLIER_SHOWN = 4;

function useNearAndFar(relationship: Relationship) {
  const { side, own, state } = useOwn();
  const { i18n, t } = useLingui();
  const mine = placesOf(own.picture, relationship.id);
  const people = peopleOf(state.couple);
  const you = people[side];
  const partner = people[side === "A" ? "B" : "A"];
  const theirs = relationship.id === US ? state.places[partner.side] : null;
  const last = mine.at(-1);
  const before = mine.slice(-1 - EARLIER_SHOWN, -1);
  const shown = (id: string, place: Place, more: Pick<PlanePlace, "name" | "ink" | "earlier">): PlanePlace => ({
    id,
    across: bandToSpan(place.worry, CLOSENESS.range),
    up: bandToSpan(place.distance, CLOSENESS.range),
    ...more,
  });
  const name = you.name === side ? t`You` : you.name;
  const places = [
    ...before.map((place) =>
      shown(place.id, place, { name: i18n.date(new Date(place.at)), ink: you.ink, earlier: true }),
    ),
    ...(theirs === null ? [] : [shown("theirs", theirs, { name: partner.name, ink: partner.ink })]),
    ...(last === undefined ? [] : [shown(last.id, last, { name, ink: you.ink })]),
  ];
  const lean = last === undefined ? "unclear" : leanOf(last, CLOSENESS.range);
  // Two together are told only from what each has shared.
  const shared = relationship.id === US ? state.places[side] : null;
  const together =
    shared === null || theirs === null
      ? null
      : combine(leanOf(shared, CLOSENESS.range), leanOf(theirs, CLOSENESS.range));
  return { places, lean, together };
}
