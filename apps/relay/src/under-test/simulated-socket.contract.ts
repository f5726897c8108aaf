import { once } from "node:events";
import { assert } from "@attune/kernel";
import { type CborValue, decodeMessage, encodeCbor, LIVE_PATH, type LiveAnswer, liveAnswer } from "@attune/wire";
import { WebSocket } from "ws";

type Of<Type extends LiveAnswer["t"]> = Extract<LiveAnswer, { t: Type }>;

/** A live socket of a client: says things, and waits for answers. */
export class SimulatedSocket {
  readonly heard: LiveAnswer[] = [];
  readonly socket: WebSocket;
  readonly closed: Promise<number>;
  readonly #waiting = new Set<() => void>();
  #ref = 0;

  constructor(address: string) {
    this.socket = new WebSocket(`${address.replace("http", "ws")}${LIVE_PATH}`, { perMessageDeflate: false });
    this.closed = new Promise((resolve) => this.socket.once("close", (code) => resolve(code)));
    this.socket.on("error", () => undefined);
    this.socket.on("message", (data: Buffer) => {
      const answer = decodeMessage(liveAnswer, new Uint8Array(data));
      assert(answer.ok, "an answer of the protocol");
      this.heard.push(answer.value);
      for (const look of this.#waiting) look();
    });
    this.socket.on("close", () => {
      for (const look of this.#waiting) look();
    });
  }

  /** Opens a socket and says who is there. */
  static async open(address: string, token: Uint8Array): Promise<SimulatedSocket> {
    const socket = new SimulatedSocket(address);
    await once(socket.socket, "open");
    socket.say({ t: "hello", token });
    await socket.next("welcome");
    return socket;
  }

  say(message: CborValue): void {
    this.socket.send(encodeCbor(message));
  }

  nextRef(): number {
    this.#ref += 1;
    return this.#ref;
  }

  watch(space: Uint8Array, after = 0): number {
    const ref = this.nextRef();
    this.say({ t: "watch", ref, space, after });
    return ref;
  }

  /** Appends and waits for the answer. */
  async append(space: Uint8Array, envelope: Uint8Array): Promise<Of<"taken"> | Of<"refused">> {
    const ref = this.nextRef();
    this.say({ t: "append", ref, space, envelope });
    return this.answerTo(ref);
  }

  async rewrap(space: Uint8Array, id: Uint8Array, wrap: Uint8Array): Promise<Of<"rewrapped"> | Of<"refused">> {
    const ref = this.nextRef();
    this.say({ t: "rewrap", ref, space, id, wrap });
    return this.find((answer) => (answer.t === "rewrapped" || answer.t === "refused") && answer.ref === ref && answer);
  }

  answerTo(ref: number): Promise<Of<"taken"> | Of<"refused">> {
    return this.find((answer) => (answer.t === "taken" || answer.t === "refused") && answer.ref === ref && answer);
  }

  next<Type extends LiveAnswer["t"]>(type: Type): Promise<Of<Type>> {
    return this.find((answer) => answer.t === type && (answer as Of<Type>));
  }

  /** The first answer, of those that came or will come, for which this gives something. */
  find<Found>(pick: (answer: LiveAnswer) => Found | false): Promise<Found> {
    return new Promise((resolve, reject) => {
      const look = () => {
        for (const answer of this.heard) {
          const found = pick(answer);
          if (found === false) continue;
          this.#waiting.delete(look);
          resolve(found);
          return;
        }
        if (this.socket.readyState === WebSocket.CLOSED) reject(new Error("The socket closed without the answer"));
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** The places that were told of a space, in order of telling. */
  placesOf(space: Uint8Array): readonly number[] {
    const hex = Buffer.from(space).toString("hex");
    return this.heard.flatMap((answer) =>
      answer.t === "event" && Buffer.from(answer.space).toString("hex") === hex ? [answer.seq] : [],
    );
  }

  close(): void {
    this.socket.close();
  }
}
