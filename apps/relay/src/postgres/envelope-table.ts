import { sql } from "kysely";
import type { EnvelopeTable, PlaceSize } from "../store/envelope-table.ts";
import type { PlacedEnvelope } from "../store/relay-store.ts";

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
