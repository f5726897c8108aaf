import { WebSocket } from "ws";
import { importPeer } from "./peer-packages.ts";
import { MESSAGE_BYTES, type PeerTerms } from "./peer-socket.ts";

/** What of Jazz's sync protocol is looked at here. */
export interface JazzMessage {
  readonly action: string;
  readonly id: string;
  readonly isCorrection?: boolean;
  readonly sessions?: Readonly<Record<string, number>>;
  readonly new?: Readonly<Record<string, { readonly after: number; readonly newTransactions: readonly unknown[] }>>;
}

/** Somebody who writes in a stream that is shared with one other. */
export interface JazzWriter {
  readonly stream: string;
  /** The name under which this one's words are signed. */
  readonly session: string;
  /** How many words of whom are in the stream, as this one knows. */
  readonly sessions: Readonly<Record<string, number>>;
  /** What Jazz's own client sends for so many words more. */
  write(count: number): Promise<readonly string[]>;
}

interface Cojson {
  readonly LocalNode: {
    withNewlyCreatedAccount(terms: unknown): Promise<{ readonly node: JazzNode; readonly accountID: string }>;
  };
  readonly cojsonInternals: { readonly ConnectedPeerChannel: new () => unknown };
}
interface JazzNode {
  readonly currentSessionID: string;
  readonly syncManager: { addPeer(peer: unknown): void; waitForAllCoValuesSync(): Promise<unknown> };
  createGroup(): { addMember(account: unknown, role: string): void; createStream(): JazzStream };
  load(id: string): Promise<unknown>;
  getCoValue(id: string): { knownState(): { readonly sessions: Readonly<Record<string, number>> } };
}
interface JazzStream {
  readonly id: string;
  push(value: unknown, privacy: "private"): void;
}
interface Seat {
  readonly node: JazzNode;
  readonly accountID: string;
  readonly relay: { readonly outgoing: { close(): void } };
}

/** So many letters make a message of the size that all of them have. */
const LETTERS = Math.round(100 + (MESSAGE_BYTES - 537) * 0.75);
const TURNS = 20;

/** Two accounts with a group and a stream of its, made by Jazz's own client over its own connection to the server. */
export async function meetOnJazz({ packages, address }: PeerTerms): Promise<readonly [JazzWriter, JazzWriter]> {
  const cojson: Cojson = await importPeer(packages, "cojson");
  const { NapiCrypto } = await importPeer(packages, "cojson/crypto/NapiCrypto");
  const { createWebSocketPeer } = await importPeer(packages, "cojson-transport-ws");
  const crypto = await NapiCrypto.create();
  const sitDown = async (name: string): Promise<Seat> => {
    const websocket = new WebSocket(address.replace("http", "ws"));
    const relay = createWebSocketPeer({ id: "relay", role: "server", websocket, expectPings: false });
    const creationProps = { name };
    return { ...(await cojson.LocalNode.withNewlyCreatedAccount({ creationProps, crypto, peers: [relay] })), relay };
  };
  const [first, second] = [await sitDown("first"), await sitDown("second")];
  const group = first.node.createGroup();
  group.addMember(await first.node.load(second.accountID), "writer");
  const stream = group.createStream();
  stream.push("begins", "private");
  await first.node.syncManager.waitForAllCoValuesSync();
  const same = (await second.node.load(stream.id)) as JazzStream;
  same.push("begins", "private");
  await second.node.syncManager.waitForAllCoValuesSync();
  for (const { relay } of [first, second]) relay.outgoing.close();
  return [writerOf(cojson, first.node, stream), writerOf(cojson, second.node, same)];
}

/** From here on the client writes to a tape, from which a socket sends when it is time. */
function writerOf(cojson: Cojson, node: JazzNode, stream: JazzStream): JazzWriter {
  const session = node.currentSessionID;
  let tape: string[] = [];
  const push = (message: JazzMessage) => {
    if (message.action === "content" && message.id === stream.id) tape.push(JSON.stringify(message));
  };
  const incoming = new cojson.cojsonInternals.ConnectedPeerChannel();
  const outgoing = { push, close: () => undefined, onClose: () => undefined };
  const { sessions } = node.getCoValue(stream.id).knownState();
  node.syncManager.addPeer({ id: "tape", role: "server", incoming, outgoing });
  return {
    stream: stream.id,
    session,
    sessions: { ...sessions },
    async write(count) {
      tape = [];
      for (let written = 1; written <= count; written += 1) {
        stream.push("w".repeat(LETTERS), "private");
        // What is written in one turn goes out as one message.
        for (let turn = 0; tape.length < written && turn < TURNS; turn += 1) await null;
        if (tape.length !== written) throw new Error("Jazz sends a message for each of the words");
      }
      return tape;
    },
  };
}
