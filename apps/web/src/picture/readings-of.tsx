import { removeReading } from "@attune/application";
import { changeOfBands, type Instrument, readingsOf } from "@attune/domain/instruments";
import { BandLine, LinkText } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import { useOwn } from "../alone/use-own.ts";
import { bandToSpan } from "./spans.ts";

interface ReadingsOfProps {
  readonly instrument: Instrument;
  readonly relationshipId: string | null;
}

/** The last reading of every scale as a soft band, with the one before, and what can be said of a change. */
export function ReadingsOf({ instrument, relationshipId }: ReadingsOfProps) {
  const { t, i18n } = useLingui();
  const { side, own, session, words } = useOwn();
  const scales = instrument.scales.flatMap((scale) => {
    const list = readingsOf(own.picture, instrument, { scale, relationshipId });
    const last = list.at(-1);
    return last === undefined ? [] : [{ scale, list, last }];
  });
  const newest = scales[0]?.last;
  if (newest === undefined) return null;
  const on = i18n.date(new Date(newest.at), { dateStyle: "long" });
  return (
    <div className="readings">
      {scales.map(({ scale, list, last }) => {
        const said = words.picture.instruments[instrument.id]?.scales[scale.id];
        const before = list.at(-2);
        if (said === undefined) return null;
        const where =
          last.band.middle < (instrument.range.lowest + instrument.range.highest) / 2 ? said.less : said.more;
        return (
          <div key={scale.id}>
            <p className="sm">
              <b>{said.name}</b>
            </p>
            <BandLine
              label={t`${said.name}: nearer to “${where}”, with a soft band.`}
              less={said.less}
              more={said.more}
              span={bandToSpan(last.band, instrument.range)}
              earlier={before && bandToSpan(before.band, instrument.range)}
            />
            {list.length > 1 && <p className="xs mute">{words.picture.change[changeOfBands(list)]}</p>}
          </div>
        );
      })}
      <p className="xs mute">
        {on} <LinkText onPress={() => void removeReading(session, side, newest.id)}>{t`Remove this one`}</LinkText>
      </p>
    </div>
  );
}
