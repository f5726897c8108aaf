import { sql } from "kysely";
import type { EnvelopeTable, PlaceSize } from "../store/envelope-table.ts";
import type { GrownEnvelope, PlacedEnvelope } from "../store/relay-store.ts";
import { bytesList, numberList } from "./array-text.ts";

/** Envelopes in one table with its indexes. */
export const ENVELOPE_TABLE: EnvelopeTable = {
  async sizes(db, { space, after, until }, most) {
    const found = await sql<PlaceSize>`
      select seq, coalesce(length(payload), 0) + coalesce(length(wrap), 0) + length(header) + length(sig) as size
      from envelopes where space = ${numberOf(space)} and seq > ${after} and seq <= ${until} order by seq limit ${most}`.execute(
      db,
    );
    return found.rows;
  },
  async read(db, { space, after, until }) {
    const found = await sql<PlacedEnvelope>`
      select seq, header, sig, payload, wrap from envelopes
      where space = ${numberOf(space)} and seq > ${after} and seq <= ${until} order by seq`.execute(db);
    return found.rows;
  },
  async readGrown(db, asked, most) {
    const found = await sql<GrownEnvelope>`
      select asked.space, e.seq, e.kind, e.header, e.sig, e.payload, e.wrap
      from unnest(
        ${bytesList(asked.map(({ space }) => space))}::bytea[],
        ${numberList(asked.map(({ after }) => after))}::bigint[]) as asked (space, after)
      cross join lateral (
        select seq, kind, header, sig, payload, wrap from envelopes
        where space = (select number from spaces where spaces.space = asked.space) and seq > asked.after
        order by seq limit ${most}) as e`.execute(db);
    return found.rows;
  },
  async putWrap(db, { space, id, wrap }) {
    const put = await sql`
      update envelopes set wrap = ${wrap}
      where space = ${numberOf(space)} and id = ${id} and kind = 0 and payload is not null`.execute(db);
    return put.numAffectedRows === 1n;
  },
  async dropWords(db, space, author) {
    await sql`
      update envelopes set payload = null, wrap = null
      where space = ${numberOf(space)} and author = ${author} and kind = 0`.execute(db);
  },
  async forget(db, space) {
    await sql`delete from envelopes where space = ${numberOf(space)}`.execute(db);
  },
};

function numberOf(space: Uint8Array) {
  return sql`(select number from spaces where space = ${space})`;
}
