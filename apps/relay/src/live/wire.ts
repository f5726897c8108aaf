import process from "node:process";
import type { Writable } from "node:stream";
import { WebSocket } from "ws";

type Corkable = Pick<Writable, "cork" | "uncork">;

/** The sending side of a WebSocket, which never holds more than so many bytes for somebody who does not read. */
export class Wire {
  readonly closed: Promise<void>;
  readonly #socket: WebSocket;
  readonly #stream: Corkable;
  readonly #mostBuffered: number;
  #leaving = false;
  #corked = false;

  /** `stream`: what the socket writes to, through which all that is said at one moment goes out at once. */
  constructor(socket: WebSocket, stream: Corkable, mostBuffered: number) {
    this.#socket = socket;
    this.#stream = stream;
    this.#mostBuffered = mostBuffered;
    this.closed = new Promise((resolve) => socket.once("close", () => resolve()));
  }

  /** Whether goodbye was said, after which nothing goes out or in. */
  get isLeaving(): boolean {
    return this.#leaving || this.#socket.readyState !== WebSocket.OPEN;
  }

  /** Sends, or gives false when too much waits already. */
  send(message: Uint8Array): boolean {
    if (this.isLeaving) return true;
    if (this.#socket.bufferedAmount + message.length > this.#mostBuffered) return false;
    this.#cork();
    this.#socket.send(message);
    return true;
  }

  /** Sends a last message and closes, at the latest after a moment. */
  leave(message: Uint8Array): void {
    this.#leaving = true;
    this.#socket.send(message);
    this.#socket.close(GOING_AWAY);
    const timer = setTimeout(() => this.#socket.terminate(), PATIENCE_TO_CLOSE_MS);
    void this.closed.then(() => clearTimeout(timer));
  }

  #cork(): void {
    if (this.#corked) return;
    this.#corked = true;
    this.#stream.cork();
    process.nextTick(() => {
      this.#corked = false;
      this.#stream.uncork();
    });
  }

  /** Resolves when little waits to be sent; with false when that takes too long or the socket is closed. */
  async flushed(): Promise<boolean> {
    const until = performance.now() + PATIENCE_TO_FLUSH_MS;
    while (!this.isLeaving && this.#socket.bufferedAmount > this.#mostBuffered / 4) {
      if (performance.now() > until) {
        this.#socket.terminate();
        return false;
      }
      await new Promise((resolve) => setTimeout(resolve, FLUSH_CHECK_MS));
    }
    return !this.isLeaving;
  }
}

const GOING_AWAY = 1001;
const PATIENCE_TO_CLOSE_MS = 2_000;
const PATIENCE_TO_FLUSH_MS = 30_000;
const FLUSH_CHECK_MS = 5;
