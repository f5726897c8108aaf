import {
  type Card,
  type Crypto,
  createCard,
  createGenesis,
  createInvitation,
  createMailboxKey,
  encodeCard,
  encodePairingCode,
  type Genesis,
  invitationToMailboxKey,
  type KnownCard,
  type MailboxPart,
  mailboxOf,
  openMailboxPart,
  phraseOf,
  phraseToWords,
  readCard,
  readGenesis,
  readPairingCode,
  sealMailboxPart,
  type Vault,
  type VaultSpace,
} from "@attune/crypto";
import { type Clock, err, ok, type Result } from "@attune/kernel";
import type { RelayCaller } from "@attune/sync";
import { decodeCbor, encodeCbor, equalBytes, RELAY_LIMITS } from "@attune/wire";
import * as v from "valibot";
import type { Pairing, RelayRefused } from "../vault-service.ts";
import { toRelayRefused } from "./relay-refused.ts";

/** What pairing stands on. */
export interface PairingTools {
  readonly crypto: Crypto;
  readonly call: RelayCaller;
  readonly clock: Clock;
  /** Resolves after so many milliseconds; rejects never. */
  readonly wait: (ms: number) => Promise<void>;
}

/** Someone who pairs: their identity, and what they call themselves. */
export interface PairingSelf {
  readonly vault: Vault;
  readonly name: string;
}

/** What two people have once both cards have crossed. */
export interface Paired {
  readonly space: VaultSpace;
  readonly partnerName: string;
  /** The inviter is A. */
  readonly side: "A" | "B";
}

/** One pairing, from this device's side. */
export interface PairingFlow {
  state(): Pairing;
  /** What was agreed, once there is something; null before. */
  paired(): Paired | null;
  /** In person: the code on the other's screen. */
  confirmScanned(text: string): Result<void, RelayRefused>;
  stop(): void;
}

type Failure = Extract<Pairing, { readonly step: "failed" }>["reason"];

interface FlowTerms {
  readonly tools: PairingTools;
  readonly self: PairingSelf;
  /** Accounts that this one left lately, with whom it must not join again yet. */
  readonly tooSoon: (account: Uint8Array) => boolean;
  readonly onChange: () => void;
}

const LOOK_AGAIN_MS = 1_500;
const genesisSchema = v.strictObject({ genesis: v.custom<Uint8Array>((value) => value instanceof Uint8Array) });

/** Invites: in person with a code to scan, apart with six words to say. */
export async function beginInvitation(
  terms: FlowTerms,
  way: "in-person" | "apart",
): Promise<Result<PairingFlow, RelayRefused>> {
  const { crypto, clock } = terms.tools;
  const words = way === "apart" ? createInvitation(crypto) : null;
  const key = words === null ? ok(createMailboxKey(crypto)) : invitationToMailboxKey(crypto, words.join(" "));
  if (!key.ok) return err({ type: "wrong-words", index: null });
  const mailboxKey = key.value;
  const box = openMailbox(terms.tools, mailboxKey);
  const card = createCard(crypto, terms.self.vault, terms.self.name);
  const put = await box.put(0, encodeCard(card));
  if (!put.ok) return put;
  const { account } = terms.self.vault;
  const qr = words === null ? encodePairingCode({ account, mailboxKey }) : null;
  const until = clock.now() + RELAY_LIMITS.mailboxLifetimeMs;
  const flow = createFlow(terms, { step: "inviting", qr, words, until });
  if (words !== null) void flow.run(() => meetInviting(terms, box, { card, expected: null, flow }));
  else flow.onScanned((scanned) => meetInviting(terms, box, { card, expected: scanned, flow }));
  return ok(flow);
}

/** Answers an invitation: with what was scanned, or with six words that were told. */
export async function answerInvitation(
  terms: FlowTerms,
  input: { readonly scanned: string } | { readonly words: string },
): Promise<Result<PairingFlow, RelayRefused>> {
  const { crypto } = terms.tools;
  const told = readInvitation(crypto, input);
  if (!told.ok) return told;
  const { mailboxKey, expected } = told.value;
  const box = openMailbox(terms.tools, mailboxKey);
  const found = await box.get(0);
  if (!found.ok) return err({ type: "wrong-words", index: null });
  const theirs = readCard(crypto, found.value, expected);
  if (!theirs.ok) return err({ type: "relay-refused", reason: "cards-differ" });
  const card = createCard(crypto, terms.self.vault, terms.self.name);
  const put = await box.put(1, encodeCard(card));
  if (!put.ok) return put;
  const { account } = terms.self.vault;
  const qr = expected === null ? null : encodePairingCode({ account, mailboxKey: null });
  const flow = createFlow(terms, { step: "answering", qr });
  void flow.run(async () => {
    const bytes = await box.await(2, flow);
    if (bytes === null) return "expired";
    const genesis = readFounding(bytes, [account, theirs.value.identity.account]);
    return genesis === null ? "cards-differ" : flow.agree({ card, theirs: theirs.value, genesis, expected, side: "B" });
  });
  return ok(flow);
}

async function meetInviting(
  terms: FlowTerms,
  box: Mailbox,
  { card, expected, flow }: { readonly card: Card; readonly expected: Uint8Array | null; readonly flow: Flow },
): Promise<Failure | null> {
  const { crypto } = terms.tools;
  const bytes = await box.await(1, flow);
  if (bytes === null) return "expired";
  const theirs = readCard(crypto, bytes, expected);
  if (!theirs.ok) return "cards-differ";
  const genesis = createGenesis(crypto, "ours", [terms.self.vault.account, theirs.value.identity.account]);
  const put = await box.put(2, encodeCbor({ genesis: genesis.bytes }));
  return put.ok ? flow.agree({ card, theirs: theirs.value, genesis, expected, side: "A" }) : "relay-unreachable";
}

function readInvitation(
  crypto: Crypto,
  input: { readonly scanned: string } | { readonly words: string },
): Result<{ readonly mailboxKey: Uint8Array; readonly expected: Uint8Array | null }, RelayRefused> {
  if ("words" in input) {
    const key = invitationToMailboxKey(crypto, input.words);
    if (key.ok) return ok({ mailboxKey: key.value, expected: null });
    return err({ type: "wrong-words", index: key.error.reason === "unknown-word" ? key.error.at : null });
  }
  const code = readPairingCode(input.scanned.trim());
  if (!code.ok || code.value.mailboxKey === null) return err({ type: "relay-refused", reason: "wrong-code" });
  return ok({ mailboxKey: code.value.mailboxKey, expected: code.value.account });
}

/** The genesis of a space that these two, and nobody else, have founded. */
function readFounding(bytes: Uint8Array, accounts: readonly Uint8Array[]): Genesis | null {
  const decoded = decodeCbor(bytes);
  const parsed = decoded.ok ? v.safeParse(genesisSchema, decoded.value) : null;
  const genesis = parsed?.success ? readGenesis(parsed.output.genesis) : null;
  if (!genesis?.ok || genesis.value.kind !== "ours") return null;
  const { founders } = genesis.value;
  return accounts.every((account) => founders.some((founder) => equalBytes(founder, account))) ? genesis.value : null;
}

interface Mailbox {
  put(part: MailboxPart, bytes: Uint8Array): Promise<Result<void, RelayRefused>>;
  get(part: MailboxPart): Promise<Result<Uint8Array, RelayRefused>>;
  /** Waits for a part; null when it did not come in time, or the flow was stopped. */
  await(part: MailboxPart, flow: Pick<Flow, "stopped">): Promise<Uint8Array | null>;
}

function openMailbox({ crypto, call, clock, wait }: PairingTools, mailboxKey: Uint8Array): Mailbox {
  const id = mailboxOf(mailboxKey);
  const until = clock.now() + RELAY_LIMITS.mailboxLifetimeMs;

  async function get(part: MailboxPart): Promise<Result<Uint8Array, RelayRefused>> {
    const found = await call("getMailbox", null, { segments: { id, part } });
    if (!found.ok) return err(toRelayRefused(found.error));
    const opened = openMailboxPart(crypto, { mailboxKey, part, bytes: found.value.sealed });
    return opened.ok ? opened : err({ type: "relay-refused", reason: "cards-differ" });
  }

  return {
    async put(part, bytes) {
      const sealed = sealMailboxPart(crypto, { mailboxKey, part, bytes });
      const done = await call("putMailbox", { sealed }, { segments: { id, part } });
      return done.ok ? ok(undefined) : err(toRelayRefused(done.error));
    },
    get,
    async await(part, flow) {
      while (!flow.stopped() && clock.now() < until) {
        const found = await get(part);
        if (found.ok) return found.value;
        await wait(LOOK_AGAIN_MS);
      }
      return null;
    },
  };
}

interface Agreement {
  readonly card: Card;
  readonly theirs: KnownCard;
  readonly genesis: Genesis;
  /** The account that was scanned; null when only words were told. */
  readonly expected: Uint8Array | null;
  readonly side: "A" | "B";
}

interface Flow extends PairingFlow {
  stopped(): boolean;
  run(work: () => Promise<Failure | null>): Promise<void>;
  onScanned(work: (account: Uint8Array) => Promise<Failure | null>): void;
  agree(agreement: Agreement): Failure | null;
}

function createFlow({ self, tooSoon, onChange }: FlowTerms, first: Pairing): Flow {
  let state = first;
  let paired: Paired | null = null;
  let isStopped = false;
  let scannedWork: ((account: Uint8Array) => Promise<Failure | null>) | null = null;

  function move(next: Pairing): void {
    if (isStopped) return;
    state = next;
    onChange();
  }

  const flow: Flow = {
    state: () => state,
    paired: () => paired,
    stopped: () => isStopped,
    stop: () => {
      isStopped = true;
    },
    async run(work) {
      const failure = await work();
      if (failure !== null) move({ step: "failed", reason: failure });
    },
    onScanned: (work) => {
      scannedWork = work;
    },
    confirmScanned(text) {
      const code = readPairingCode(text.trim());
      const work = scannedWork;
      if (!code.ok || work === null || equalBytes(code.value.account, self.vault.account)) {
        return err({ type: "relay-refused", reason: "wrong-code" });
      }
      scannedWork = null;
      void flow.run(() => work(code.value.account));
      return ok(undefined);
    },
    agree({ card, theirs, genesis, expected, side }) {
      const { account, chain } = theirs.identity;
      if (equalBytes(account, self.vault.account)) return "cards-differ";
      if (tooSoon(account)) return "too-soon";
      const phrase = phraseOf({ account: self.vault.account, nonce: card.nonce }, { account, nonce: theirs.nonce });
      const verified = expected !== null;
      const space = {
        id: genesis.space,
        genesis: genesis.bytes,
        people: [chain],
        phrase,
        verified,
        boxes: [],
        since: 0,
      };
      paired = { space, partnerName: theirs.name, side };
      move(verified ? { step: "done" } : { step: "compare", partnerName: theirs.name, phrase: phraseToWords(phrase) });
      return null;
    },
  };
  return flow;
}
