import { sql } from "kysely";
import type { EnvelopeTable, PlaceSize } from "../store/envelope-table.ts";
import type { GrownEnvelope, PlacedEnvelope } from "../store/relay-store.ts";

/** Envelopes in the order in which they came, found by their indexes. All of them are indexed when this is asked. */
export const ENVELOPE_TABLE: EnvelopeTable = {
  async sizes(db, { space, after, until }, most) {
    const found = await sql<PlaceSize>`
      select p.seq, coalesce(length(payload), 0) + coalesce(length(wrap), 0) + length(header) + length(sig) as size
      from envelope_places p join envelopes using (place)
      where p.space = ${numberOf(space)} and p.seq > ${after} and p.seq <= ${until} order by p.seq limit ${most}`.execute(
      db,
    );
    return found.rows;
  },
  async read(db, { space, after, until }) {
    const found = await sql<PlacedEnvelope>`
      select p.seq, header, sig, payload, wrap from envelope_places p join envelopes using (place)
      where p.space = ${numberOf(space)} and p.seq > ${after} and p.seq <= ${until} order by p.seq`.execute(db);
    return found.rows;
  },
  async readGrown(db, asked, most) {
    const found: GrownEnvelope[] = [];
    for (const { space, after } of asked) {
      const those = await sql<Omit<GrownEnvelope, "space">>`
        select p.seq, kind, header, sig, payload, wrap from envelope_places p join envelopes using (place)
        where p.space = ${numberOf(space)} and p.seq > ${after} order by p.seq limit ${most}`.execute(db);
      found.push(...those.rows.map((row) => ({ space, ...row })));
    }
    return found;
  },
  async putWrap(db, { space, id, wrap }) {
    const put = await sql`
      update envelopes set wrap = ${wrap} where kind = 0 and payload is not null and id = ${id} and place in (
        select place from envelope_ids where space = ${numberOf(space)} and prefix = substr(${id}, 1, 8))`.execute(db);
    return put.numAffectedRows === 1n;
  },
  async dropWords(db, space, author) {
    await sql`
      update envelopes set payload = null, wrap = null where kind = 0 and author = ${author}
      and place in (select place from envelope_places where space = ${numberOf(space)})`.execute(db);
  },
  async forget(db, space) {
    await sql`
      delete from envelopes where place in (select place from envelope_places where space = ${numberOf(space)})`.execute(
      db,
    );
    await sql`delete from envelope_places where space = ${numberOf(space)}`.execute(db);
    await sql`delete from envelope_ids where space = ${numberOf(space)}`.execute(db);
    await sql`update envelopes_indexed set through = (select coalesce(max(place), 0) from envelopes)`.execute(db);
  },
};

function numberOf(space: Uint8Array) {
  return sql`(select number from spaces where space = ${space})`;
}
