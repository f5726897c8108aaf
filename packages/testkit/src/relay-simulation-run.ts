import { type Crypto, spaceOf } from "@attune/crypto";
import type { ConnectionState, Misbehaviour, RecordedEvent, Space, SyncedSpace } from "@attune/sync";
import { bytesToBase64Url, decodeEnvelope, decodeWrap } from "@attune/wire";
import { createRelaySimulation, HONEST, type RelaySimulation } from "./relay-simulation.ts";
import { createSimulatedCleans, type SimulatedCleans } from "./relay-simulation-clean.ts";
import { createSimulatedPartners, type SimulatedClient, type SimulatedPartners } from "./relay-simulation-clients.ts";
import {
  HARD_MISCHIEF,
  type MischiefKind,
  type MischiefTerms,
  messageMischief,
  SOFT_MISCHIEF,
  viewMischief,
} from "./relay-simulation-mischief.ts";
import { createSimulatedTime } from "./relay-simulation-time.ts";
import type { SealedAccount } from "./sealed-account.ts";
import { createSeededNumbers } from "./seeded-random.ts";

/** How one run with a hostile relay ended. */
export interface HostileRun {
  readonly seed: number;
  readonly kinds: readonly MischiefKind[];
  /** Named misbehaviours, one for each client and space that has one. */
  readonly named: readonly string[];
  /** Whether every client has everything, in one order. */
  readonly converged: boolean;
  /** What must never be: wrong, foreign, altered, lost or doubled words, a wrong history, or one neither equal nor named. */
  readonly wrong: readonly string[];
}

const OURS: Space = { kind: "ours" };
const MINE: Space = { kind: "mine", owner: "me" };
const STEPS = 12;
const LONGEST_STEP_MS = 40_000;
const HONEST_MS = 400_000;
/** So many times everyone does the next thing of a deep clean, an answer to it and two devices each included. */
const CLEAN_ROUNDS = 16;

/** Two people, three devices, a relay that does what the seed says for some minutes, and is honest afterwards. */
export async function runHostileRelay(
  seed: number,
  { crypto, accounts }: { readonly crypto: Crypto; readonly accounts: readonly [SealedAccount, SealedAccount] },
): Promise<HostileRun> {
  const chance = createSeededNumbers(seed);
  const time = createSimulatedTime();
  const relay = createRelaySimulation(time);
  const partners = createSimulatedPartners({ crypto, accounts, time, relay, chance });
  const written = new Map<string, Written>();
  const cleans = createSimulatedCleans(crypto, partners);
  const run: Run = { relay, partners, cleans, chance, written, removed: new Set(), kinds: drawKinds(chance) };
  const spaces = Object.values(partners.spaces).map(({ genesis }) => spaceOf(genesis));
  const terms: MischiefTerms = { crypto, relay, chance, spaces, clients: partners.clients.length };
  relay.mischief.current = messageMischief(run.kinds, terms);

  for (let step = 0; step < STEPS; step += 1) {
    await takeStep(run);
    const kind = run.kinds[Math.floor(chance() * run.kinds.length)];
    if (kind !== undefined && chance() < 0.3) await viewMischief(kind, terms);
    await time.pass(Math.floor(chance() * LONGEST_STEP_MS), partners.settle);
    if (chance() < 0.5) await cleans.goOn();
  }
  const missing = partners.clients.map((client) => client.engine().status().connection).filter(isGap);
  relay.mischief.current = HONEST;
  relay.reunite();
  relay.hangUp();
  for (const client of partners.clients) {
    client.online = true;
    client.engine().retry();
  }
  await time.pass(HONEST_MS, partners.settle);
  for (let round = 0; round < CLEAN_ROUNDS; round += 1) {
    await cleans.goOn();
    await time.pass(HONEST_MS / 8, partners.settle);
  }
  for (const client of partners.clients) {
    for (const space of [OURS, MINE]) await write(run, client, space);
    client.engine().flush();
    await time.pass(5_000, partners.settle);
  }
  await time.pass(HONEST_MS / 2, partners.settle);
  const outcome = await judge(run);
  for (const client of partners.clients) client.stop();
  return { seed, kinds: run.kinds, ...outcome, named: [...outcome.named, ...missing.map(() => "gap")] };
}

function isGap(state: ConnectionState): boolean {
  return state.type === "troubled" && state.misbehaviour.type === "gap";
}

interface Written {
  readonly body: string;
  readonly client: number;
  readonly author: string;
  readonly space: Space;
}

interface Run {
  readonly relay: RelaySimulation;
  readonly partners: SimulatedPartners;
  readonly cleans: SimulatedCleans;
  readonly chance: () => number;
  readonly written: Map<string, Written>;
  readonly removed: Set<string>;
  readonly kinds: readonly MischiefKind[];
}

/** Now and then nothing, or only what honest networks do too; mostly malice, sometimes with both. */
function drawKinds(chance: () => number): readonly MischiefKind[] {
  const soft = () => SOFT_MISCHIEF[Math.floor(chance() * SOFT_MISCHIEF.length)] ?? "drop";
  const hard = () => HARD_MISCHIEF[Math.floor(chance() * HARD_MISCHIEF.length)] ?? "flip";
  const roll = chance();
  if (roll < 0.05) return [];
  if (roll < 0.3) return [...new Set([soft(), soft()])];
  return roll < 0.7 ? [hard()] : [hard(), soft()];
}

/** Mostly somebody writes; now and then something is removed, a key renewed, a device goes off or the app is opened anew. */
async function takeStep(run: Run): Promise<void> {
  const { chance, partners } = run;
  const client = partners.clients[Math.floor(chance() * partners.clients.length)] ?? partners.clients[0];
  const roll = chance();
  if (roll < 0.7) await write(run, client, chance() < 0.6 ? OURS : MINE);
  else if (roll < 0.76) await removeSomething(run, client);
  else if (roll < 0.8) await renewKey(client);
  else if (roll < 0.84) await run.cleans.begin(client);
  else if (roll < 0.92) client.online = !client.online;
  else client.restart();
}

/** Refused by a client that is no member, which changes nothing. */
async function renewKey(client: SimulatedClient): Promise<boolean> {
  const begun = await client.log().beginEpoch(OURS, null);
  return begun.ok;
}

async function removeSomething({ written, removed }: Run, client: SimulatedClient): Promise<void> {
  const own = [...written].find(([id, { client: by }]) => by === client.index && !removed.has(id));
  const gone = own && (await client.log().remove([own[0]]));
  if (own && gone?.ok) removed.add(own[0]);
}

async function write({ written, chance }: Run, client: SimulatedClient, space: Space): Promise<void> {
  const body = `words ${written.size} ${chance()}`;
  const recorded = await client.log().append("said", body, space);
  if (!recorded.ok) return;
  const author = bytesToBase64Url(client.account.identity.account);
  written.set(recorded.value.id, { body, client: client.index, author, space });
}

async function judge(run: Run): Promise<Pick<HostileRun, "named" | "converged" | "wrong">> {
  const { clients } = run.partners;
  const found = await Promise.all(
    clients.flatMap((client) =>
      client
        .log()
        .synced()
        .map((space) => judgeSpace(run, client, space)),
    ),
  );
  const named = found.flatMap((each) => each.named);
  const converged = named.length === 0;
  const wrong = [...found.flatMap((each) => each.wrong), ...clients.flatMap((client) => wrongWords(run, client))];
  const sound = found.filter((each) => each.named.length === 0);
  for (const { name } of sound) {
    const histories = new Set(sound.filter((each) => each.name === name).map(({ history }) => history));
    if (histories.size > 1) wrong.push("two histories, and nobody noticed");
  }
  if (converged) wrong.push(...differences(run.partners), ...(await unclean(run)));
  return { named, converged, wrong };
}

interface JudgedSpace {
  readonly name: string;
  readonly history: string;
  readonly named: readonly string[];
  readonly wrong: readonly string[];
}

async function judgeSpace({ relay, partners }: Run, client: SimulatedClient, space: SyncedSpace): Promise<JudgedSpace> {
  const { name } = space;
  const ids = await placedIn(client, space);
  const foreign = ids.every((id) => relay.genuine.has(id)) ? [] : ["a foreign envelope"];
  const trouble = space.trouble() ?? withheldFrom(client);
  if (trouble) return { name, history: ids.join(), named: [trouble.type], wrong: foreign };
  const view = relay.viewOf(client.index, name);
  // Who began a space and then met with trouble leaves it without a key, so that nobody can go on.
  const isStuck = view.members === null && partners.clients.some((each) => isTroubled(each, name));
  const isComplete = isStuck || (ids.length === view.kept.length && space.waiting().length === 0);
  const said = isComplete ? null : saidBy(client);
  if (said) return { name, history: ids.join(), named: [said.type], wrong: foreign };
  const wrong = isComplete ? foreign : [...foreign, "neither complete nor named"];
  return { name, history: isStuck ? "" : ids.join(), named: [], wrong };
}

/** What the relay withholds from a client now, although it is asked for: named for as long as it is so. */
function withheldFrom(client: SimulatedClient): Misbehaviour | null {
  const misbehaviour = saidBy(client);
  return misbehaviour && ["payload-withheld", "cannot-open", "gap"].includes(misbehaviour.type) ? misbehaviour : null;
}

/** What the app says of the relay: one thing at a time, of whichever space. */
function saidBy(client: SimulatedClient): Misbehaviour | null {
  const { connection } = client.engine().status();
  return connection.type === "troubled" ? connection.misbehaviour : null;
}

function isTroubled(client: SimulatedClient, name: string): boolean {
  return client
    .log()
    .synced()
    .some((space) => space.name === name && space.trouble() !== null);
}

async function placedIn(client: SimulatedClient, { name }: SyncedSpace): Promise<readonly string[]> {
  const stored = await client.device.openTab().envelopes.read(name);
  return stored.ok ? stored.value.confirmed.map(({ id }) => id) : [];
}

function wrongWords({ written, removed }: Run, client: SimulatedClient): readonly string[] {
  const { events } = client.log().known();
  const ids = new Set(events.map(({ id }) => id));
  const wrong = ids.size === events.length ? [] : [`client ${client.index}: doubled`];
  for (const event of events)
    if (!isAsWritten(written.get(event.id), event)) wrong.push(`client ${client.index}: altered`);
  for (const [id, { client: by }] of written) {
    if (by === client.index && !removed.has(id) && !ids.has(id)) wrong.push("lost");
  }
  return wrong;
}

/** What an account should have forgotten, or still needs, once everything has come to everyone. */
async function unclean({ cleans, partners: { clients } }: Run): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const client of clients) {
    const since = cleans.sinceOf(client.account);
    const cleaning = client.log().cleaningOf(OURS);
    if (cleaning?.isPending || cleaning?.owesAnswer || cleans.isHolding(client)) wrong.push("a clean has not ended");
    if (client.log().known().unreadable.length > 0) wrong.push("live words do not open after a clean");
    if ((await lowestWrap(client)) < since) wrong.push("live words are wrapped under keys that were forgotten");
  }
  return wrong;
}

async function lowestWrap({ device, log }: SimulatedClient): Promise<number> {
  const ours = log()
    .synced()
    .find(({ space }) => space.kind === "ours");
  const stored = await device.openTab().envelopes.read(ours?.name ?? "");
  const wraps = stored.ok ? stored.value.confirmed.map(({ bytes }) => decodeEnvelope(bytes)) : [];
  const epochs = wraps.flatMap((each) => (each.ok && each.value.wrap ? [decodeWrap(each.value.wrap)] : []));
  return Math.min(...epochs.map((each) => (each.ok ? each.value.epoch : 0)));
}

function isAsWritten(written: Written | undefined, { body, author, space }: RecordedEvent): boolean {
  return written?.body === body && written.author === author && written.space.kind === space.kind;
}

/** Devices of one person agree on everything, partners on what is for both. */
function differences({ clients: [phone, laptop, his] }: SimulatedPartners): readonly string[] {
  const order = (client: SimulatedClient, all: boolean) =>
    client
      .log()
      .known()
      .events.filter(({ space }) => all || space.kind === "ours")
      .map(({ id }) => id)
      .join();
  const wrong = order(phone, true) === order(laptop, true) ? [] : ["two devices of one person differ"];
  return order(phone, false) === order(his, false) ? wrong : [...wrong, "partners differ"];
}
