import { encodeCbor, LIVE_PATH } from "@attune/wire";
import { WebSocket } from "ws";
import { pause } from "./pause.ts";
import type { PreparedSpace } from "./prepared-space.ts";
import type { Reader } from "./relay-reader.ts";

/** Hears what happens on a load socket. Times are `performance.now()`. */
export interface LoadHearing {
  /** An append was acknowledged, or an echo came back. */
  answered(socket: LoadSocket, ref: number, at: number): void;
  /** Words of the partner came. */
  told(ref: number, at: number): void;
  refused(socket: LoadSocket): void;
  reconnected(): void;
}

/** For a relay: who this is, and the space to write in, as which of its writers. */
export interface RelaySeat {
  readonly token: Uint8Array;
  readonly from: string;
  readonly space: PreparedSpace;
  readonly writer: number;
  readonly reader: Reader;
}

/** The servers to turn to, beginning with this one; without a seat it is an echo. */
export interface LoadSocketTerms {
  readonly addresses: readonly string[];
  readonly first: number;
  readonly seat: RelaySeat | null;
}

/** As long as an append of the shortest words. */
const ECHO_BYTES = 874;
/** Where the type of an answer stands, and with which letter each begins. */
const TYPE_AT = 4;
const LETTERS = { event: 0x65, taken: 0x74, welcome: 0x77, "caught-up": 0x63, refused: 0x72, bye: 0x62 } as const;
/** Where the numbers of an answer stand, behind a type of five letters and names of three. */
const NUMBER_AT = 13;
const SECOND_NUMBER_AT = 22;
const TRY_AGAIN_MS = 100;

/** A socket with one unanswered message at most for closed loops, or any number for open ones. */
export class LoadSocket {
  readonly #addresses: readonly string[];
  readonly #hearing: LoadHearing;
  readonly seat: RelaySeat | null;
  readonly #unanswered = new Set<number>();
  /** The ref that was acknowledged for each place. */
  #taken = new Uint32Array(1 << 12);
  #socket: WebSocket | null = null;
  #seen = 0;
  #at: number;
  #stopped = false;
  #ready: () => void = () => undefined;

  constructor({ addresses, first, seat }: LoadSocketTerms, hearing: LoadHearing) {
    this.#addresses = addresses;
    this.#at = first;
    this.seat = seat;
    this.#hearing = hearing;
  }

  /** Resolves when it can send. */
  connect(): Promise<void> {
    const ready = new Promise<void>((resolve) => {
      this.#ready = resolve;
    });
    const address = this.#addresses[this.#at % this.#addresses.length] ?? "";
    const { seat } = this;
    const socket = new WebSocket(address.replace("http", "ws") + (seat === null ? "" : LIVE_PATH), {
      perMessageDeflate: false,
      ...(seat === null ? {} : { headers: { "x-forwarded-for": seat.from } }),
    });
    this.#socket = socket;
    socket.on("open", () => {
      if (seat === null) this.#ready();
      else socket.send(encodeCbor({ t: "hello", token: seat.token }));
    });
    socket.on("message", (data: Buffer) => this.#hear(data));
    socket.on("error", () => undefined);
    socket.on("close", () => void this.#comeBack());
    return ready;
  }

  /** The places that were acknowledged, with the ref of each. */
  get taken(): readonly (readonly [seq: number, ref: number])[] {
    return [...this.#taken.entries()].filter(([, ref]) => ref > 0);
  }

  /** Sends a message with a number of its own; its last bit says which of the two writers it is by. */
  send(ref: number): void {
    this.#unanswered.add(ref);
    this.#sendAs(ref);
  }

  stop(): void {
    this.#stopped = true;
    this.#socket?.terminate();
  }

  /** What is sent is copied at once by the socket, which masks it. */
  #sendAs(ref: number): void {
    this.#socket?.send(this.seat === null ? echoOf(ref) : this.seat.space.append(this.seat.writer, ref));
  }

  /** Reads type and numbers where they always stand, so that the generator is not what is measured. */
  #hear(data: Buffer): void {
    const at = performance.now();
    if (this.seat === null) this.#answered(data.readUInt32BE(0), at);
    else this.#hearRelay(data, this.seat, at);
  }

  #hearRelay(data: Buffer, seat: RelaySeat, at: number): void {
    // {"t": "taken" | "event" | "refused" | "welcome" | "caught-up" | "bye", …}: the first letter tells them apart.
    const letter = data[TYPE_AT];
    if (letter === LETTERS.event) this.#told(data, seat, at);
    else if (letter === LETTERS.taken) this.#acknowledged(data, at);
    else if (letter === LETTERS.welcome) this.#watch(seat);
    else if (letter === LETTERS["caught-up"]) this.#caughtUp();
    else if (letter === LETTERS.refused) this.#hearing.refused(this);
    else if (letter !== LETTERS.bye) throw new Error("what a relay does not say");
  }

  /** {"t": "event", "seq": number, "space": …, "envelope": …}, in this order. */
  #told(data: Buffer, { space, writer }: RelaySeat, at: number): void {
    this.#seen = readNumber(data, NUMBER_AT);
    if (this.#seen === 1) return;
    const ref = space.refInEvent(data);
    if ((ref & 1) !== writer) this.#hearing.told(ref, at);
  }

  /** {"t": "taken", "ref": u32, "seq": number, "space": …}, in this order. */
  #acknowledged(data: Buffer, at: number): void {
    const ref = readNumber(data, NUMBER_AT);
    const seq = readNumber(data, SECOND_NUMBER_AT);
    if (seq >= this.#taken.length) {
      const larger = new Uint32Array(seq * 2);
      larger.set(this.#taken);
      this.#taken = larger;
    }
    this.#taken[seq] = ref;
    this.#answered(ref, at);
  }

  #answered(ref: number, at: number): void {
    // What was sent again on another connection may be answered again.
    if (this.#unanswered.delete(ref)) this.#hearing.answered(this, ref, at);
  }

  #watch({ space }: RelaySeat): void {
    this.#socket?.send(encodeCbor({ t: "watch", ref: 1, space: space.space, after: this.#seen }));
  }

  #caughtUp(): void {
    for (const ref of this.#unanswered) this.#sendAs(ref);
    this.#ready();
  }

  /** To another node, when there is one. */
  async #comeBack(): Promise<void> {
    if (this.#stopped) return;
    this.#at += 1;
    await pause(TRY_AGAIN_MS * (0.5 + Math.random()));
    if (this.#stopped) return;
    this.#hearing.reconnected();
    void this.connect();
  }
}

const ECHO = Buffer.alloc(ECHO_BYTES, 7);

function echoOf(ref: number): Buffer {
  ECHO.writeUInt32BE(ref);
  return ECHO;
}

/** A whole number as CBOR writes it. */
function readNumber(data: Buffer, at: number): number {
  const first = data[at] ?? 0;
  if (first < 24) return first;
  return data.readUIntBE(at + 1, 1 << (first - 24));
}
