import type Database from "better-sqlite3";

/**
 * What follows from the envelopes: by which place and which id they are found, how far their space goes, how much is
 * kept for an account. Written now and then for many at once, because each append would dirty several random pages
 * for it. Envelopes behind the mark are not in there yet; nothing is lost with them, since they themselves are.
 */
export interface EnvelopeIndex {
  /** Takes in every envelope behind the mark, in one transaction or inside of one. */
  bringUp(): void;
}

export function createEnvelopeIndex(database: Database.Database): EnvelopeIndex {
  const mark = database.prepare<[], { through: number }>("select through from envelopes_indexed");
  const steps = STEPS.map((text) => database.prepare<[number]>(text));
  const bringUp = database.transaction(() => {
    const { through } = mark.get() ?? { through: 0 };
    for (const step of steps) step.run(through);
  });
  return { bringUp };
}

const STEPS = [
  `insert into envelope_places (space, seq, place)
   select space, seq, place from envelopes where place > ? order by space, seq`,
  `insert into envelope_ids (space, prefix, place)
   select space, substr(id, 1, 8), place from envelopes where place > ? order by 1, 2, 3`,
  `update spaces set newest = found.newest
   from (select space, max(seq) as newest from envelopes where place > ? group by space) as found
   where spaces.number = found.space and spaces.newest < found.newest`,
  `update account_uses set used = used + found.bytes
   from (select keeper, sum(length(header) + length(sig) + coalesce(length(payload), 0) + coalesce(length(wrap), 0)) as bytes
         from envelopes where place > ? group by keeper) as found
   where account_uses.account = found.keeper`,
  "update envelopes_indexed set through = max(?, (select coalesce(max(place), 0) from envelopes))",
] as const;
