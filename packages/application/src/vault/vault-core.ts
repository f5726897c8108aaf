import { type Clock, err, ok, type Result } from "@attune/kernel";
import { createTurns, type StorageError } from "@attune/sync";
import type { Bond, Connection, OpenedPerson, Pairing, VaultNews } from "../vault-service.ts";
import { cleaningOf } from "./deep-clean-state.ts";
import { bondOf, type Inside, learnedOfSelf, openInside, personHere } from "./inside.ts";
import { type OpenAccount, sealedParts, wipeAccount } from "./open-account.ts";
import { listPeople, type PersonRecord, writePerson } from "./person-record.ts";
import type { VaultTerms } from "./vault-terms.ts";

/** Whoever is inside, and what has to happen when that changes. Everything of the vault service stands on it. */
export interface VaultCore {
  readonly terms: VaultTerms;
  inside(): Inside | null;
  /** Opens everything of an account; whoever was inside before is locked out. */
  enter(record: PersonRecord, account: OpenAccount): Promise<Result<OpenedPerson, StorageError>>;
  /** The code was said just now: what needs it may be done for a few minutes. */
  confirm(): void;
  /** Comes in with a code that was said just now. */
  enterByCode(record: PersonRecord, account: OpenAccount): Promise<Result<OpenedPerson, StorageError>>;
  isConfirmed(): boolean;
  /** Keeps a change as `keep` does, and opens everything anew with it. */
  reenter(change: (inside: Inside) => PersonChange): Promise<Result<void, StorageError>>;
  /** Forgets every key. */
  leave(): void;
  /** Keeps a change of what is known of the one who is inside, on this device. Changes wait for each other. */
  keep(change: (inside: Inside) => PersonChange): Promise<Result<Inside, StorageError>>;
  /** Says anew how the two are joined, when that has changed. */
  refreshBond(): Promise<void>;
  tell(news: VaultNews): void;
  listen(listener: (news: VaultNews) => void): void;
  /** Counts up with every change of the log. */
  version(): number;
  setConnection(connection: Connection): void;
  setPairing(pairing: Pairing): void;
  /** From now on what is written has the time of this clock, which the relay's has put right. */
  setClock(clock: Clock): void;
  /** Begins to talk to the relay, or looks there at once for what is new. */
  connect(): void;
  /** Calls whenever a log has been opened, and what that returns when it is closed. */
  onOpen(work: (inside: Inside) => Opened): void;
  /** Calls when someone has left. */
  onLeave(work: () => void): void;
}

/** What changes of an account, of what the device keeps besides, or of both. */
export interface PersonChange {
  readonly account?: OpenAccount;
  readonly record?: Partial<PersonRecord>;
}

/** What goes on while a log is open. */
export interface Opened {
  close(): void;
  /** Looks for what is new, or begins to; see `VaultCore.connect`. */
  connect?(): void;
}

/** For how long a code that was said holds. */
const CONFIRMED_MS = 5 * 60_000;

/** What is answered when nobody is inside, or no longer. */
export const LOCKED: StorageError = { type: "storage-unavailable", reason: "closed" };
const LOCAL: Connection = { state: "local", trouble: null, waiting: 0, clockOffset: 0 };
const NO_PAIRING: Pairing = { step: "none" };

export function createVaultCore(terms: VaultTerms): VaultCore {
  const { crypto, device } = terms;
  const listeners = new Set<(news: VaultNews) => void>();
  const works: ((inside: Inside) => Opened)[] = [follow];
  const leaveWorks: (() => void)[] = [];
  let open: readonly Opened[] = [];
  let inside: Inside | null = null;
  let version = 0;
  let connection = LOCAL;
  let pairing = NO_PAIRING;
  let bond: Bond | null = null;
  let lastLook = Promise.resolve();
  let nextLook: Promise<void> | null = null;
  let confirmedAt = Number.NEGATIVE_INFINITY;
  let clock = terms.clock;
  const termsNow = { ...terms, clock: { now: () => clock.now() } };
  const inTurn = createTurns();

  function tell(news: VaultNews): void {
    for (const listener of [...listeners]) listener(news);
  }

  function close(): void {
    for (const each of open) each.close();
    open = [];
  }

  function leave(): void {
    close();
    for (const work of leaveWorks) work();
    if (inside !== null) wipeAccount(crypto, inside.account);
    inside = null;
    connection = LOCAL;
    pairing = NO_PAIRING;
    bond = null;
    confirmedAt = Number.NEGATIVE_INFINITY;
  }

  function follow({ log }: Inside): Opened {
    const stop = log.subscribe((change) => {
      version += 1;
      if (change.type === "appended") {
        const { type, ...reading } = change;
        tell({ type: "log", change: type, reading, version });
      } else if (change.type !== "out-of-date") {
        tell({ type: "log", change: "reordered", reading: log.known(), version });
      }
      void refreshBond();
    });
    return {
      close() {
        stop();
        log.close();
      },
    };
  }

  async function readBond(of: Inside): Promise<Bond | null> {
    const people = await listPeople(device);
    return bondOf(of, people.ok ? people.value : []);
  }

  /** However often something changes, one look is under way and one waits at the most. */
  function refreshBond(): Promise<void> {
    nextLook ??= lastLook.then(() => {
      nextLook = null;
      lastLook = lookAtBond();
      return lastLook;
    });
    return nextLook;
  }

  async function lookAtBond(): Promise<void> {
    const current = inside;
    if (current === null) return;
    await learnSide(current);
    const next = await readBond(current);
    if (inside?.log !== current.log || JSON.stringify(next) === JSON.stringify(bond)) return;
    bond = next;
    tell({ type: "bond", bond });
  }

  /** On a further device the log says what one is called, and who one is in the couple. */
  async function learnSide(current: Inside): Promise<void> {
    const learned = learnedOfSelf(current);
    if (learned === null) return;
    const kept = await keep(() => ({ record: learned }));
    if (kept.ok) tell({ type: "person", person: personHere(kept.value.record) });
  }

  function keep(change: (inside: Inside) => PersonChange): Promise<Result<Inside, StorageError>> {
    return inTurn(() => keepNow(change));
  }

  async function keepNow(change: (inside: Inside) => PersonChange): Promise<Result<Inside, StorageError>> {
    if (inside === null) return err(LOCKED);
    const { entry } = inside;
    const changed = change(inside);
    const account = changed.account ?? inside.account;
    const record = { ...inside.record, ...changed.record, ...sealedParts(crypto, account) };
    const written = await writePerson(device, record);
    if (!written.ok) return written;
    if (inside?.entry !== entry) return err(LOCKED);
    inside = { ...inside, record, account };
    return ok(inside);
  }

  async function reenterNow(change: (inside: Inside) => PersonChange): Promise<Result<void, StorageError>> {
    const kept = await keepNow(change);
    if (!kept.ok) return kept;
    const { record } = kept.value;
    const opened = await openInside(termsNow, kept.value);
    if (!opened.ok) return opened;
    if (inside?.entry !== opened.value.entry) {
      opened.value.log.close();
      return err(LOCKED);
    }
    close();
    start(opened.value);
    tell({ type: "log", change: "reordered", reading: opened.value.log.known(), version });
    tell({ type: "person", person: personHere(record) });
    return ok(undefined);
  }

  function start(opened: Inside): void {
    inside = opened;
    version += 1;
    open = works.map((work) => work(opened));
  }

  async function enter(record: PersonRecord, account: OpenAccount): Promise<Result<OpenedPerson, StorageError>> {
    const opened = await openInside(termsNow, { record, account, entry: Symbol(record.tag) });
    if (!opened.ok) return opened;
    leave();
    start(opened.value);
    await learnSide(opened.value);
    bond = await readBond(opened.value);
    const person = personHere(inside?.record ?? record);
    const cleaning = await cleaningOf(opened.value);
    return ok({ person, reading: opened.value.log.known(), version, connection, bond, pairing, cleaning });
  }

  function confirm(): void {
    confirmedAt = terms.clock.now();
  }

  return {
    terms,
    inside: () => inside,
    enter,
    async enterByCode(record, account) {
      const entered = await enter(record, account);
      if (entered.ok) confirm();
      return entered;
    },
    async reenter(change) {
      const entered = await inTurn(() => reenterNow(change));
      await refreshBond();
      return entered;
    },
    confirm,
    isConfirmed: () => terms.clock.now() - confirmedAt < CONFIRMED_MS,
    leave,
    keep,
    refreshBond,
    tell,
    listen: (listener) => void listeners.add(listener),
    version: () => version,
    setConnection(next) {
      connection = next;
      tell({ type: "connection", connection });
    },
    setPairing(next) {
      pairing = next;
      tell({ type: "pairing", pairing });
    },
    setClock(next) {
      clock = next;
    },
    connect() {
      for (const each of open) each.connect?.();
    },
    onOpen: (work) => void works.push(work),
    onLeave: (work) => void leaveWorks.push(work),
  };
}
