import { envelopeId } from "@attune/crypto";
import type { RelayConnection, RelayHearing, RelayLink } from "@attune/sync";
import {
  bytesToBase64Url,
  decodeControl,
  decodeEnvelope,
  decodeWrap,
  type Envelope,
  encodeEnvelope,
  equalBytes,
  type LiveAnswer,
  type LiveRequest,
  type RelayRefusal,
} from "@attune/wire";
import type { SimulatedTime } from "./relay-simulation-time.ts";

/** One envelope where the relay keeps it. */
export interface KeptEnvelope {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** What a relay shows of one space: the same to everyone when it is honest. */
export interface SpaceView {
  kept: KeptEnvelope[];
  epoch: number;
  /** Accounts by base64url; null before the first epoch. */
  members: readonly string[] | null;
  /** What was before the epoch that left an account out. */
  readonly until: Map<string, number>;
}

/** A client's connection as the relay has it. */
export interface SimulatedSocket {
  /** Which client it is, and of which account. */
  readonly client: number;
  readonly account: string;
  readonly watched: Set<string>;
  say(answer: LiveAnswer): void;
}

/** A relay in memory, over simulated time; what it does wrong is in `mischief`. */
export interface RelaySimulation {
  /** The link of one client. While `online` says no, nothing gets through. */
  linkOf(client: number, account: Uint8Array, online: () => boolean): RelayLink;
  viewOf(client: number, space: string): SpaceView;
  /** Gives a client its own view of a space, apart from the others from here on. */
  part(client: number, space: string): SpaceView;
  /** Everyone sees what the honest history says. */
  reunite(): void;
  /** Closes every connection. */
  hangUp(): void;
  readonly mischief: { current: RelayMischief };
  /** Ids of everything that a client has handed in and that was taken. */
  readonly genuine: ReadonlySet<string>;
  /** Counts what was said either way. */
  activity(): number;
}

/** What may go wrong between a relay and its clients. Everything is let through when a function gives back what it got. */
export interface RelayMischief {
  /** The answers that reach the client instead of this one, each after so many milliseconds more. */
  answer(
    socket: SimulatedSocket,
    answer: LiveAnswer,
  ): readonly { readonly answer: LiveAnswer; readonly late: number }[];
  /** Whether what a client says reaches the relay. */
  request(socket: SimulatedSocket, request: LiveRequest): boolean;
  /** Whether a wrap that was made anew is kept; it is answered as if it were. */
  keepsWraps: boolean;
}

/** A relay that does nothing wrong. */
export const HONEST: RelayMischief = {
  answer: (_, answer) => [{ answer, late: 0 }],
  request: () => true,
  keepsWraps: true,
};

const TRAVEL_MS = 20;

/** A relay that keeps nothing yet. */
export function createRelaySimulation(time: SimulatedTime): RelaySimulation {
  const truth = new Map<string, SpaceView>();
  const parted = new Map<string, SpaceView>();
  const sockets = new Set<SimulatedSocket & { hangUp(): void }>();
  const mischief = { current: HONEST };
  const genuine = new Set<string>();
  let activity = 0;

  function viewOf(client: number, space: string): SpaceView {
    const own = parted.get(`${client} ${space}`) ?? truth.get(space);
    if (own) return own;
    const view: SpaceView = { kept: [], epoch: 0, members: null, until: new Map() };
    truth.set(space, view);
    return view;
  }

  function tellOf(view: SpaceView, space: Uint8Array, seq: number): void {
    const name = bytesToBase64Url(space);
    for (const socket of sockets) {
      const isShown =
        socket.watched.has(name) && viewOf(socket.client, name) === view && seq <= reachOf(view, socket.account);
      const kept = view.kept[seq - 1];
      if (isShown && kept) socket.say({ t: "event", space, seq, envelope: kept.bytes });
    }
  }

  function hear(socket: SimulatedSocket, request: LiveRequest): void {
    if (request.t === "hello") socket.say({ t: "welcome", time: time.now() });
    else if (request.t === "ping") socket.say({ t: "pong", time: time.now() });
    else if (request.t === "watch") watch(socket, request);
    else if (request.t === "append") append(socket, request);
    else if (request.t === "rewrap") rewrap(socket, request);
  }

  function watch(socket: SimulatedSocket, { ref, space, after }: Extract<LiveRequest, { t: "watch" }>): void {
    const name = bytesToBase64Url(space);
    const view = viewOf(socket.client, name);
    const reach = reachOf(view, socket.account);
    const shown = view.kept.slice(0, reach).entries();
    for (const [index, { bytes }] of shown) {
      if (index >= after) socket.say({ t: "event", space, seq: index + 1, envelope: bytes });
    }
    if (reach > 0) socket.watched.add(name);
    socket.say(reach > 0 ? { t: "caught-up", ref, space, seq: reach } : { t: "refused", ref, reason: "not-a-member" });
  }

  function append(socket: SimulatedSocket, { ref, space, envelope }: Extract<LiveRequest, { t: "append" }>): void {
    const view = viewOf(socket.client, bytesToBase64Url(space));
    const answered = takeInto(view, { space, bytes: envelope });
    const isTaken = typeof answered !== "string";
    socket.say(isTaken ? { t: "taken", ref, space, seq: answered.seq } : { t: "refused", ref, reason: answered });
    if (!isTaken || !answered.fresh) return;
    genuine.add(view.kept[answered.seq - 1]?.id ?? "");
    tellOf(view, space, answered.seq);
  }

  function rewrap(socket: SimulatedSocket, request: Extract<LiveRequest, { t: "rewrap" }>): void {
    const { ref, space, id, wrap } = request;
    const view = viewOf(socket.client, bytesToBase64Url(space));
    const reason = rewrapInto(view, socket.account, { ...request, isKept: mischief.current.keepsWraps });
    if (reason !== null) {
      socket.say({ t: "refused", ref, reason });
      return;
    }
    socket.say({ t: "rewrapped", ref, space, id, wrap });
    const name = bytesToBase64Url(space);
    const others = [...sockets].filter((each) => each !== socket && viewOf(each.client, name) === view);
    for (const each of others) if (each.watched.has(name)) each.say({ t: "rewrapped", ref: null, space, id, wrap });
  }

  return {
    linkOf: (client, account, online) => ({
      open(hearing) {
        const socket = connect({ client, account: bytesToBase64Url(account), online }, hearing);
        sockets.add(socket);
        return socket.connection;
      },
    }),
    viewOf,
    part(client, space) {
      const { kept, epoch, members, until } = viewOf(client, space);
      const view = { kept: [...kept], epoch, members, until: new Map(until) };
      parted.set(`${client} ${space}`, view);
      return view;
    },
    reunite: () => parted.clear(),
    hangUp() {
      for (const socket of [...sockets]) socket.hangUp();
    },
    mischief,
    genuine,
    activity: () => activity,
  };

  function connect(
    { client, account, online }: { readonly client: number; readonly account: string; readonly online: () => boolean },
    hearing: RelayHearing,
  ): SimulatedSocket & { hangUp(): void; readonly connection: RelayConnection } {
    let isOpen = true;
    const through = (milliseconds: number, task: () => void) =>
      time.after(milliseconds, () => {
        if (!isOpen) return;
        if (!online()) return socket.hangUp();
        activity += 1;
        task();
      });
    const socket = {
      client,
      account,
      watched: new Set<string>(),
      say(answer: LiveAnswer) {
        for (const { answer: said, late } of mischief.current.answer(socket, answer)) {
          through(TRAVEL_MS + late, () => hearing.said(said));
        }
      },
      hangUp() {
        if (!isOpen) return;
        isOpen = false;
        sockets.delete(socket);
        time.after(1, () => hearing.closed());
      },
      connection: {
        send(request: LiveRequest) {
          if (mischief.current.request(socket, request)) through(TRAVEL_MS, () => hear(socket, request));
        },
        close: () => socket.hangUp(),
      },
    };
    through(TRAVEL_MS, () => hearing.opened());
    return socket;
  }
}

/** Puts an envelope behind the others, as a relay does; or says why not. */
export function takeInto(
  view: SpaceView,
  { space, bytes }: { readonly space: Uint8Array; readonly bytes: Uint8Array },
): { readonly seq: number; readonly fresh: boolean } | RelayRefusal {
  const decoded = decodeEnvelope(bytes);
  if (!decoded.ok) return "malformed";
  const envelope = decoded.value;
  if (!equalBytes(envelope.header.space, space)) return "wrong-space";
  const id = bytesToBase64Url(envelopeId(envelope));
  const before = view.kept.findIndex((kept) => kept.id === id);
  if (before >= 0) return { seq: before + 1, fresh: false };
  const refusal = refusalOf(view, envelope);
  if (refusal !== null) return refusal;
  view.kept.push({ id, bytes });
  takeStep(view, envelope);
  return { seq: view.kept.length, fresh: true };
}

/** Puts another wrap to content, as a relay does; or says why not. */
function rewrapInto(
  { kept, epoch, members }: SpaceView,
  account: string,
  { id, wrap, isKept }: { readonly id: Uint8Array; readonly wrap: Uint8Array; readonly isKept: boolean },
): RelayRefusal | null {
  const decoded = decodeWrap(wrap);
  if (!decoded.ok) return "malformed";
  if (members?.includes(account) !== true) return "not-a-member";
  if (decoded.value.epoch !== epoch) return "wrong-epoch";
  const name = bytesToBase64Url(id);
  const index = kept.findIndex((each) => each.id === name);
  const before = kept[index] && decodeEnvelope(kept[index].bytes);
  if (!before?.ok || before.value.header.kind !== "content" || before.value.payload === null) return "wrong-target";
  if (isKept) kept[index] = { id: name, bytes: encodeEnvelope({ ...before.value, wrap }) };
  return null;
}

function refusalOf({ epoch, members, kept }: SpaceView, { header, payload }: Envelope): RelayRefusal | null {
  const control = header.kind === "control" && payload ? decodeControl(payload) : null;
  const isEpoch = control?.ok === true && control.value.t === "epoch";
  if (members === null && header.kind !== "control") return "not-begun";
  if (members === null && kept.length > 0 && !isBegunBy(kept, header.author)) return "not-a-member";
  if (members !== null && !members.includes(bytesToBase64Url(header.author))) return "not-a-member";
  return header.epoch === (isEpoch ? epoch + 1 : epoch) ? null : "wrong-epoch";
}

function isBegunBy([first]: readonly KeptEnvelope[], author: Uint8Array): boolean {
  const decoded = first && decodeEnvelope(first.bytes);
  return decoded?.ok === true && equalBytes(decoded.value.header.author, author);
}

function takeStep(view: SpaceView, { header, payload }: Envelope): void {
  const control = header.kind === "control" && payload ? decodeControl(payload) : null;
  if (control?.ok && control.value.t === "epoch") {
    const members = control.value.members.map(bytesToBase64Url);
    for (const member of view.members ?? []) if (!members.includes(member)) view.until.set(member, view.kept.length);
    view.epoch = header.epoch;
    view.members = members;
  }
  if (header.target) dropPayload(view, bytesToBase64Url(header.target));
}

/** Leaves of an envelope what has to stay. */
export function dropPayload({ kept }: SpaceView, id: string): void {
  for (const [index, { bytes }] of kept.entries()) {
    const decoded = kept[index]?.id === id ? decodeEnvelope(bytes) : null;
    if (decoded?.ok) kept[index] = { id, bytes: encodeEnvelope({ ...decoded.value, payload: null, wrap: null }) };
  }
}

/** Up to which place an account may read. */
function reachOf({ kept, members, until }: SpaceView, account: string): number {
  if (members === null) return kept.length > 0 && bytesToBase64Url(authorOf(kept)) === account ? kept.length : 0;
  if (members.includes(account)) return kept.length;
  return until.get(account) ?? 0;
}

function authorOf([first]: readonly KeptEnvelope[]): Uint8Array {
  const decoded = first && decodeEnvelope(first.bytes);
  return decoded?.ok ? decoded.value.header.author : new Uint8Array();
}
