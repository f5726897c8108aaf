import type { Crypto } from "@attune/crypto";
import { createWebSocketLink, type RelayCaller, type RelayConnection } from "@attune/sync";
import { createSealedAccount, createSelf } from "@attune/testkit";
import { bytesToBase64Url, type LiveAnswer } from "@attune/wire";
import type { AppendLedger } from "./append-ledger.ts";
import { pause } from "./pause.ts";
import { prepareSpace } from "./prepared-space.ts";
import { obtainToken, openSocket, registerAccount } from "./relay-account.ts";
import type { Reader } from "./relay-reader.ts";

/** A plain client that keeps many appends unanswered, and sends those that were when it comes back. */
export interface SteadyWriter {
  readonly space: string;
  readonly reader: Reader;
  /** Stops writing new words; resolves when all that was written is acknowledged. */
  rest(): Promise<void>;
  stop(): void;
}

export interface SteadyWriterTerms {
  readonly crypto: Crypto;
  readonly call: RelayCaller;
  readonly address: () => string;
  readonly ledger: AppendLedger;
  /** How many appends are unanswered at a time. */
  readonly inFlight: number;
}

const FIRST_REF = 65_536;
const TRY_AGAIN_MS = 150;
/** Not faster, so that a long run stays small enough to compare all of it. */
const BETWEEN_WORDS_MS = 15;

export async function openSteadyWriter(terms: SteadyWriterTerms): Promise<SteadyWriter> {
  const { crypto, call, address, ledger, inFlight } = terms;
  const account = createSealedAccount(crypto);
  const self = createSelf(crypto, account);
  await registerAccount(crypto, call, self);
  const prepared = await prepareSpace(crypto, "mine", [self]);
  const { space } = prepared;
  const link = ledger.watch({ open: (hear) => createWebSocketLink(address(), openSocket()).open(hear) });
  const unanswered = new Map<number, Uint8Array>([[FIRST_REF, prepared.beginning]]);
  let nextRef = FIRST_REF + 1;
  let connection: RelayConnection | null = null;
  let writing = true;
  let stopped = false;

  function send(ref: number, envelope: Uint8Array): void {
    connection?.send({ t: "append", ref, space, envelope });
  }

  function writeOn(): void {
    // Words fit only behind what begins the space.
    if (connection === null || unanswered.has(FIRST_REF) || !writing || unanswered.size >= inFlight) return;
    const ref = nextRef;
    nextRef += 1;
    const words = prepared.words(0);
    unanswered.set(ref, words);
    send(ref, words);
  }

  function hear(answer: LiveAnswer): void {
    if (answer.t === "welcome") for (const [ref, envelope] of unanswered) send(ref, envelope);
    else if (answer.t === "taken") unanswered.delete(answer.ref);
    else if (answer.t === "refused") setTimeout(() => sendAgain(answer.ref), TRY_AGAIN_MS);
  }

  function sendAgain(ref: number): void {
    const envelope = unanswered.get(ref);
    if (envelope !== undefined) send(ref, envelope);
  }

  async function connect(): Promise<void> {
    if (stopped) return;
    const token = await obtainToken(crypto, call, { account: account.identity.account, device: self.device });
    if (!token.ok) return later();
    const opened = link.open({
      opened: () => {
        opened.send({ t: "hello", token: token.value });
      },
      said: (answer) => {
        if (answer.t === "welcome") connection = opened;
        hear(answer);
      },
      closed: () => {
        connection = null;
        void later();
      },
    });
  }

  async function later(): Promise<void> {
    await pause(TRY_AGAIN_MS * (0.5 + Math.random()));
    await connect();
  }

  await connect();
  const timer = setInterval(writeOn, BETWEEN_WORDS_MS);
  return {
    space: bytesToBase64Url(space),
    reader: { account, self },
    async rest() {
      writing = false;
      while (unanswered.size > 0) await pause(10);
    },
    stop() {
      stopped = true;
      clearInterval(timer);
      connection?.close();
    },
  };
}
