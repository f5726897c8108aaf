import { once } from "node:events";
import { WebSocket } from "ws";
import { type JazzMessage, type JazzWriter, meetOnJazz } from "./jazz-writer.ts";
import type { PeerHearing, PeerPair, PeerSocket, PeerTerms } from "./peer-socket.ts";

/** Both of a pair come back to what they share, as Jazz's own client does after a lost connection. */
export async function openJazzPair(terms: PeerTerms): Promise<PeerPair> {
  const writers = await meetOnJazz(terms);
  const refsBySession = new Map(writers.map(({ session }) => [session, []]));
  const open = async (writer: JazzWriter): Promise<PeerSocket> => {
    const websocket = new WebSocket(terms.address.replace("http", "ws"), { perMessageDeflate: false });
    await once(websocket, "open");
    const socket = new JazzSocket(websocket, { writer, refsBySession, hearing: terms.hearing });
    websocket.send(JSON.stringify({ action: "load", id: writer.stream, header: true, sessions: writer.sessions }));
    await socket.ready;
    return socket;
  };
  return [await open(writers[0]), await open(writers[1])];
}

interface JazzTerms {
  readonly writer: JazzWriter;
  /** For each of the pair: refs by the place among its own words. */
  readonly refsBySession: ReadonlyMap<string, number[]>;
  readonly hearing: PeerHearing;
}

/** Sends what Jazz's own client wrote and signed before, and answers what it hears as that does. */
class JazzSocket implements PeerSocket {
  readonly #websocket: WebSocket;
  readonly #terms: JazzTerms;
  readonly #sessions: Record<string, number>;
  /** What is written and not sent, the oldest first. */
  readonly #tape: string[] = [];
  #sent: number;
  #answered: number;
  #setReady: () => void = () => undefined;
  readonly ready = new Promise<void>((resolve) => {
    this.#setReady = resolve;
  });

  constructor(websocket: WebSocket, terms: JazzTerms) {
    this.#websocket = websocket;
    this.#terms = terms;
    this.#sessions = { ...terms.writer.sessions };
    this.#sent = this.#sessions[terms.writer.session] ?? 0;
    this.#answered = this.#sent;
    websocket.on("message", (data: Buffer) => this.#hear(JSON.parse(data.toString())));
  }

  async prepare(count: number): Promise<void> {
    const missing = count - this.#tape.length;
    if (missing > 0) this.#tape.push(...(await this.#terms.writer.write(missing)));
  }

  send(ref: number): void {
    const message = this.#tape.shift();
    if (message === undefined) throw new Error("enough is prepared before");
    this.#refsOf(this.#terms.writer.session)[this.#sent] = ref;
    this.#sent += 1;
    this.#websocket.send(message);
  }

  #hear(message: JazzMessage): void {
    const at = performance.now();
    if (message.id !== this.#terms.writer.stream) return;
    if (message.isCorrection === true) throw new Error("Jazz misses something");
    if (message.action === "known") this.#known(message, at);
    if (message.action === "content") this.#content(message, at);
    this.#setReady();
  }

  #known({ sessions = {} }: JazzMessage, at: number): void {
    const { writer, hearing } = this.#terms;
    const known = sessions[writer.session] ?? 0;
    for (; this.#answered < known; this.#answered += 1) {
      hearing.answered(this, this.#refsOf(writer.session)[this.#answered] ?? 0, at);
    }
  }

  #content({ new: contents = {} }: JazzMessage, at: number): void {
    const { writer, hearing } = this.#terms;
    for (const [session, { after, newTransactions }] of Object.entries(contents)) {
      this.#sessions[session] = after + newTransactions.length;
      for (const index of newTransactions.keys()) {
        const ref = this.#refsOf(session)[after + index];
        if (ref !== undefined) hearing.told(ref, at);
      }
    }
    this.#sessions[writer.session] = this.#sent;
    this.#websocket.send(
      JSON.stringify({ action: "known", id: writer.stream, header: true, sessions: this.#sessions }),
    );
  }

  #refsOf(session: string): number[] {
    return this.#terms.refsBySession.get(session) ?? [];
  }
}
