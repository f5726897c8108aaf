import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { WebSocket } from "ws";
import { importPeer } from "./peer-packages.ts";
import type { PeerHearing, PeerPair, PeerSocket, PeerTerms } from "./peer-socket.ts";

interface EvoluCommon {
  createRandomBytes(): unknown;
  createId(deps: Deps): string;
}
interface EvoluLocalFirst {
  readonly MessageType: { readonly Request: number };
  readonly SubscriptionFlags: { readonly Subscribe: number };
  readonly DbChange: { orThrow(change: unknown): unknown };
  createOwnerSecret(deps: Deps): Uint8Array;
  createSharedOwner(secret: Uint8Array): Owner;
  createTimestamp(parts: { readonly millis: number; readonly nodeId: string }): unknown;
  createProtocolMessageBuffer(owner: string, terms: unknown): { unwrap(): Uint8Array };
  createProtocolMessageFromCrdtMessages(
    deps: Deps,
  ): (owner: Owner, messages: readonly { readonly timestamp: unknown; readonly change: unknown }[]) => Uint8Array;
}
interface Deps {
  readonly randomBytes: unknown;
}
interface Owner {
  readonly id: string;
  readonly writeKey: Uint8Array;
}

/** So many make a message of 866 bytes; the next step of the padding would be longer than the others' messages. */
const WORDS = 350;
/** Version, owner, type, a write key, no change of watching, and a count of one stand before the time. */
const TIME_AT = 37;
const TIME_BYTES = 6;
/** Version, owner and type stand before what differs. */
const TYPE_AT = 17;
const RESPONSE = 1;
const NO_ERROR = 0;

/** Evolu's own library seals one message for each of two devices that share an owner; see {@link EvoluSocket}. */
export async function openEvoluPair({ packages, address, hearing }: PeerTerms): Promise<PeerPair> {
  const common: EvoluCommon = await importPeer(packages, "@evolu/common");
  const evolu: EvoluLocalFirst = await importPeer(packages, "@evolu/common/local-first");
  const deps = { randomBytes: common.createRandomBytes() };
  const owner = evolu.createSharedOwner(evolu.createOwnerSecret(deps));
  const seal = (): Uint8Array => {
    const nodeId = randomBytes(8).toString("hex");
    const timestamp = evolu.createTimestamp({ millis: Date.now(), nodeId });
    // With spaces between them, since letters alone would be packed closer.
    const values = { text: "w ".repeat(WORDS) };
    const row = { table: "said", id: common.createId(deps), values, isInsert: true, isDelete: null };
    const message = { timestamp, change: evolu.DbChange.orThrow(row) };
    return evolu.createProtocolMessageFromCrdtMessages(deps)(owner, [message]);
  };
  const watch = evolu.createProtocolMessageBuffer(owner.id, {
    messageType: evolu.MessageType.Request,
    subscriptionFlag: evolu.SubscriptionFlags.Subscribe,
  });
  let newest = 0;
  const nextTime = () => {
    newest = Math.max(newest + 1, Date.now());
    return newest;
  };
  const open = async (): Promise<PeerSocket> => {
    const socket = new WebSocket(`${address.replace("http", "ws")}?ownerId=${owner.id}`, { perMessageDeflate: false });
    await once(socket, "open");
    socket.send(watch.unwrap());
    await once(socket, "message");
    return new EvoluSocket(socket, { template: seal(), nextTime, hearing });
  };
  return [await open(), await open()];
}

interface EvoluTerms {
  readonly template: Uint8Array;
  /** Unix time in milliseconds; the same for both of a pair, and never twice. */
  nextTime(): number;
  readonly hearing: PeerHearing;
}

/**
 * Sends sealed words again and again under a time of their own; a ref stands in the last bytes of the sealed part, where
 * a relay cannot tell it from chance. Answers carry no ref, and come in order.
 */
class EvoluSocket implements PeerSocket {
  readonly #socket: WebSocket;
  readonly #terms: EvoluTerms;
  readonly #unanswered: number[] = [];

  constructor(socket: WebSocket, terms: EvoluTerms) {
    this.#socket = socket;
    this.#terms = terms;
    socket.on("message", (data: Buffer) => this.#hear(data));
  }

  async prepare(): Promise<void> {
    // Nothing has to be made before.
  }

  send(ref: number): void {
    const message = Buffer.from(this.#terms.template);
    writeVarint(message, this.#terms.nextTime());
    message.writeUInt32BE(ref, message.length - 4);
    this.#unanswered.push(ref);
    this.#socket.send(message);
  }

  #hear(data: Buffer): void {
    const at = performance.now();
    const { hearing } = this.#terms;
    if (data[TYPE_AT] !== RESPONSE) hearing.told(data.readUInt32BE(data.length - 4), at);
    else if (data[TYPE_AT + 1] !== NO_ERROR) throw new Error(`Evolu refuses with ${data[TYPE_AT + 1]}`);
    else hearing.answered(this, this.#unanswered.shift() ?? 0, at);
  }
}

/** Seven bits a byte, the lowest first; a time of this age of the world takes six. */
function writeVarint(message: Buffer, value: number): void {
  let rest = value;
  for (let index = 0; index < TIME_BYTES; index += 1) {
    message[TIME_AT + index] = (rest % 128) + (index < TIME_BYTES - 1 ? 128 : 0);
    rest = Math.floor(rest / 128);
  }
}
