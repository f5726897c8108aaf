import type { Crypto } from "@attune/crypto";
import type { RelayCaller, Space, SpaceToOpen } from "@attune/sync";
import { createSealedAccount, createSpaceToOpen } from "@attune/testkit";
import { bytesToBase64Url } from "@attune/wire";
import type { AppendLedger } from "./append-ledger.ts";
import { pause, until } from "./pause.ts";
import { readCold } from "./relay-reader.ts";
import { type Faults, openSpaceBook } from "./space-book.ts";
import { openSyncedClient, type SyncedClient } from "./synced-client.ts";

/** Two devices of two people that write in the space they share and in one each, until they are told to stop. */
export interface CrashCouple {
  readonly clients: readonly [SyncedClient, SyncedClient];
  /** Reads what came since the last look, and compares it with what was acknowledged until then. */
  compare(faults: Faults): Promise<void>;
  /** Lets the clients come to rest; false when they do not within the time. */
  rest(withinMs: number): Promise<boolean>;
  /** Compares everything once more, and what devices know who were there, and one that was not. */
  compareAll(faults: Faults): Promise<readonly string[]>;
  stop(): void;
}

export interface CrashCoupleTerms {
  readonly crypto: Crypto;
  readonly call: RelayCaller;
  readonly address: () => string;
  readonly ledger: AppendLedger;
  /** How many envelopes may wait in a client before it stops writing. */
  readonly mostWaiting: number;
}

const OURS: Space = { kind: "ours" };
const MINE: Space = { kind: "mine", owner: "me" };
/** Sealing and verifying take most of the time of a run; plain writers make the load. */
const BETWEEN_WORDS_MS = 250;

export async function openCrashCouple(terms: CrashCoupleTerms): Promise<CrashCouple> {
  const { crypto, call, ledger, mostWaiting } = terms;
  const [mara, jun] = [createSealedAccount(crypto), createSealedAccount(crypto)];
  const ours = createSpaceToOpen(crypto, OURS, [mara, jun]);
  const [hers, his] = [createSpaceToOpen(crypto, MINE, [mara]), createSpaceToOpen(crypto, MINE, [jun])];
  const clients = [
    await openSyncedClient({ ...terms, account: mara, spaces: [ours, hers] }),
    await openSyncedClient({ ...terms, account: jun, spaces: [ours, his] }),
  ] as const;
  // One of the two begins the space that they share; until the other knows of it, both would.
  await clients[0].write(OURS);
  if (!(await until(() => clients[1].log.known().events.length > 0, 60_000))) throw new Error("a space begins");

  const spaces = [
    { reader: clients[0], opened: ours },
    { reader: clients[0], opened: hers },
    { reader: clients[1], opened: his },
  ].map(({ reader, opened }) => ({
    reader,
    opened,
    book: openSpaceBook(idOf(reader, opened), { crypto, call, ledger, reader }),
  }));
  let writing = true;
  const writers = clients.flatMap((client) => [OURS, MINE].map((space) => keepWriting(client, space)));

  async function keepWriting(client: SyncedClient, space: Space): Promise<void> {
    while (writing) {
      if (client.waiting() < mostWaiting) await client.write(space);
      else client.engine.flush();
      await pause(BETWEEN_WORDS_MS * (0.5 + Math.random()));
    }
  }

  return {
    clients,
    async compare(faults) {
      for (const { book } of spaces) await book.compare(faults);
    },
    async rest(withinMs) {
      writing = false;
      await Promise.all(writers);
      return until(() => clients.every(isAtRest), withinMs);
    },
    async compareAll(faults) {
      const wrong: string[] = [];
      for (const { reader, opened, book } of spaces) {
        const held = await book.compareAll(faults);
        const cold = await readCold(crypto, reader.account, { space: opened, held });
        const { kind } = opened.space;
        const there = clients.filter(({ log }) => log.synced().some(({ id }) => bytesToBase64Url(id) === book.space));
        wrong.push(...there.flatMap((client) => differences(client, { cold, kind })));
        const written = there.flatMap((client) => client.writtenIn(kind));
        if (new Set(cold).size !== cold.length) wrong.push("words stand twice");
        if (written.some((event) => !cold.includes(event))) wrong.push("written words are missing");
      }
      return wrong;
    },
    stop() {
      writing = false;
      for (const client of clients) client.stop();
    },
  };
}

/** What is one's own would wait for its time; here it goes at once, as when somebody closes the app. */
function isAtRest({ waiting, engine }: SyncedClient): boolean {
  engine.flush();
  return waiting() === 0 && engine.status().connection.type === "live";
}

function idOf({ log }: SyncedClient, { space }: SpaceToOpen): string {
  const synced = log.synced().find((each) => each.space.kind === space.kind);
  if (synced === undefined) throw new Error("the space is open");
  return bytesToBase64Url(synced.id);
}

/** Both partners and one that comes later have the same words in the same order. */
function differences(
  { log }: SyncedClient,
  { cold, kind }: { readonly cold: readonly string[]; readonly kind: Space["kind"] },
): readonly string[] {
  const own = log
    .known()
    .events.filter(({ space }) => space.kind === kind)
    .map(({ id }) => id);
  const same = own.length === cold.length && own.every((id, index) => id === cold[index]);
  return same ? [] : [`a device has ${own.length} words of ${kind}, one that comes later ${cold.length}`];
}
