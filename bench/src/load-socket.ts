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
/** Where the numbers of an answer stand, behind a type of five letters and names of three. */
const NUMBER_AT = 13;
const SECOND_NUMBER_AT = 22;
const TRY_AGAIN_MS = 100;

/** A socket with one unanswered message at most for closed loops, or any number for open ones. */
export class LoadSocket {
  readonly #addresses: readonly string[];
  readonly #hearing: LoadHearing;
  readonly seat: RelaySeat | null;
  /** Refs by the place that was acknowledged for them. */
  readonly taken = new Map<number, number>();
  readonly #unanswered = new Map<number, Buffer>();
  readonly #own = new Set<number>();
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

  send(ref: number): void {
    const message = this.seat === null ? echoOf(ref) : this.seat.space.append(this.seat.writer, ref);
    this.#unanswered.set(ref, message);
    this.#own.add(ref);
    this.#socket?.send(message);
  }

  stop(): void {
    this.#stopped = true;
    this.#socket?.terminate();
  }

  /** Reads type and numbers where they always stand, so that the generator is not what is measured. */
  #hear(data: Buffer): void {
    const at = performance.now();
    if (this.seat === null) this.#answered(data.readUInt32BE(0), at);
    else this.#hearRelay(data, this.seat, at);
  }

  #hearRelay(data: Buffer, seat: RelaySeat, at: number): void {
    // {"t": "taken" | "event" | "refused" | "welcome" | "caught-up", …}: a text of the length that its first byte tells.
    const type = data.toString("latin1", 4, 4 + ((data[3] ?? 0) & 0x1f));
    if (type === "event") this.#told(data, seat, at);
    else if (type === "taken") this.#taken(data, at);
    else if (type === "welcome") this.#watch(seat);
    else if (type === "caught-up") this.#caughtUp();
    else if (type === "refused") this.#hearing.refused(this);
    else if (type !== "bye") throw new Error(`what a relay does not say: ${type}`);
  }

  /** {"t": "event", "seq": number, "space": …, "envelope": …}, in this order. */
  #told(data: Buffer, { space }: RelaySeat, at: number): void {
    this.#seen = readNumber(data, NUMBER_AT);
    const ref = this.#seen > 1 ? space.refInEvent(data) : 0;
    if (!this.#own.has(ref)) this.#hearing.told(ref, at);
  }

  /** {"t": "taken", "ref": u32, "seq": number, "space": …}, in this order. */
  #taken(data: Buffer, at: number): void {
    const ref = readNumber(data, NUMBER_AT);
    this.taken.set(readNumber(data, SECOND_NUMBER_AT), ref);
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
    for (const message of this.#unanswered.values()) this.#socket?.send(message);
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

function echoOf(ref: number): Buffer {
  const message = Buffer.alloc(ECHO_BYTES, 7);
  message.writeUInt32BE(ref);
  return message;
}

/** A whole number as CBOR writes it. */
function readNumber(data: Buffer, at: number): number {
  const first = data[at] ?? 0;
  if (first < 24) return first;
  return data.readUIntBE(at + 1, 1 << (first - 24));
}
