import {
  type Crypto,
  certifyDevice,
  createDevice,
  createEpochKey,
  createIdentity,
  NO_EPOCH,
  type SignKey,
  sealContent,
  sealEpoch,
  signControl,
} from "@attune/crypto";
import { bytesToBase64Url, decodeEnvelope, encodeEnvelope, type LiveAnswer } from "@attune/wire";
import { dropPayload, type RelayMischief, type RelaySimulation, type SpaceView } from "./relay-simulation.ts";

/** What a relay may do to messages on their way: those that honest networks do too, and those that only malice does. */
export const SOFT_MISCHIEF = ["drop", "delay", "duplicate", "reorder", "withhold", "hang-up"] as const;
export const HARD_MISCHIEF = [
  "flip",
  "truncate",
  "renumber",
  "replay-place",
  "replay-space",
  "hole",
  "fork",
  "roll-back",
  "swap-places",
  "rewrite",
  "hold-back",
  "strip",
  "keep-old-wraps",
  "mix-wraps",
  "turn-wraps-back",
  "forge-device",
  "forge-content",
  "forge-epoch",
  "swap-chain",
] as const;

export type MischiefKind = (typeof SOFT_MISCHIEF)[number] | (typeof HARD_MISCHIEF)[number];

/** What a mischievous relay works with. */
export interface MischiefTerms {
  readonly crypto: Crypto;
  readonly relay: RelaySimulation;
  readonly chance: () => number;
  /** Ids of all spaces there are, and of the accounts. */
  readonly spaces: readonly Uint8Array[];
  readonly clients: number;
}

type Event = Extract<LiveAnswer, { t: "event" }>;
type Told = readonly { readonly answer: LiveAnswer; readonly late: number }[];

/** What these kinds do to messages. */
export function messageMischief(kinds: readonly MischiefKind[], terms: MischiefTerms): RelayMischief {
  const { chance } = terms;
  const hole = Math.floor(chance() * 8) + 1;
  const limit = Math.floor(chance() * 12);
  const victim = Math.floor(chance() * terms.clients);
  const isVictim = (client: number) => client === victim;
  const wraps: Rewrapped[] = [];
  return {
    keepsWraps: !kinds.includes("keep-old-wraps"),
    request: () => !(kinds.includes("drop") && chance() < 0.15),
    answer(socket, answer) {
      let told: Told = [{ answer, late: 0 }];
      for (const kind of kinds) {
        told = told.flatMap((each) => {
          if (kind === "hole" && isVictim(socket.client) && each.answer.t === "event" && each.answer.seq === hole)
            return [];
          if (kind === "withhold" && isVictim(socket.client)) return withheld(each, limit);
          return onMessage(kind, terms, { ...each, wraps });
        });
      }
      return told;
    },
  };
}

function withheld(each: Told[number], limit: number): Told {
  const { answer } = each;
  if (answer.t === "event" && answer.seq > limit) return [];
  return [answer.t === "caught-up" ? { ...each, answer: { ...answer, seq: Math.min(answer.seq, limit) } } : each];
}

type Rewrapped = Extract<LiveAnswer, { t: "rewrapped" }>;

/** Wraps of other contents, or the ones from before once more. */
function onWrap(
  kind: "mix-wraps" | "turn-wraps-back",
  { chance }: MischiefTerms,
  { answer, late, wraps }: Told[number] & { readonly answer: Rewrapped; readonly wraps: Rewrapped[] },
): Told {
  wraps.push(answer);
  const other = wraps[Math.floor(chance() * wraps.length)] ?? answer;
  if (kind === "mix-wraps") return [{ late, answer: { ...answer, wrap: other.wrap } }];
  return [
    { answer, late },
    { answer: { ...other, ref: null }, late: late + 5_000 },
  ];
}

function onMessage(
  kind: MischiefKind,
  terms: MischiefTerms,
  { wraps, ...each }: Told[number] & { readonly wraps: Rewrapped[] },
): Told {
  const { chance } = terms;
  switch (kind) {
    case "mix-wraps":
    case "turn-wraps-back":
      return each.answer.t === "rewrapped" ? onWrap(kind, terms, { ...each, answer: each.answer, wraps }) : [each];
    case "drop":
      return chance() < 0.25 ? [] : [each];
    case "delay":
      return [{ ...each, late: each.late + (chance() < 0.4 ? Math.floor(chance() * 8_000) : 0) }];
    case "reorder":
      return [{ ...each, late: each.late + Math.floor(chance() * 200) }];
    case "duplicate":
      return chance() < 0.4 ? [each, { ...each, late: each.late + Math.floor(chance() * 3_000) }] : [each];
    default:
      return each.answer.t === "event" && chance() < 0.15
        ? [{ ...each, answer: onEvent(kind, terms, each.answer) }]
        : [each];
  }
}

function onEvent(kind: MischiefKind, { chance, relay, spaces, clients }: MischiefTerms, event: Event): Event {
  const { envelope, seq } = event;
  switch (kind) {
    case "flip": {
      const flipped = envelope.slice();
      const at = Math.floor(chance() * flipped.length);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << Math.floor(chance() * 8));
      return { ...event, envelope: flipped };
    }
    case "truncate":
      return { ...event, envelope: envelope.slice(0, Math.floor(chance() * envelope.length)) };
    case "renumber":
      return { ...event, seq: Math.max(1, seq + (chance() < 0.5 ? 1 : -1)) };
    case "replay-place":
    case "replay-space": {
      const from = kind === "replay-place" ? event.space : spaces[Math.floor(chance() * spaces.length)];
      const { kept } = relay.viewOf(Math.floor(chance() * clients), bytesToBase64Url(from ?? event.space));
      return { ...event, envelope: kept[Math.floor(chance() * kept.length)]?.bytes ?? envelope };
    }
    default:
      return event;
  }
}

/** Changes for good what a relay shows of a space: to everyone, or to one client alone. */
export async function viewMischief(kind: MischiefKind, terms: MischiefTerms): Promise<void> {
  const { chance, relay, spaces, clients } = terms;
  const space = spaces[Math.floor(chance() * spaces.length)];
  if (space === undefined) return;
  const name = bytesToBase64Url(space);
  const client = Math.floor(chance() * clients);
  const view = () => (chance() < 0.7 ? relay.part(client, name) : relay.viewOf(client, name));
  switch (kind) {
    case "hang-up":
      return relay.hangUp();
    case "fork":
      relay.part(client, name);
      return;
    case "roll-back": {
      const { kept } = relay.part(client, name);
      kept.splice(Math.floor(chance() * kept.length));
      return;
    }
    case "swap-places":
      return swapPlaces(relay.part(client, name), chance);
    case "rewrite":
      return rewrite(relay.part(client, name), chance);
    case "hold-back":
      return holdBack(view(), chance);
    case "strip": {
      const { kept } = view();
      const found = kept[Math.floor(chance() * kept.length)];
      const decoded = found && decodeEnvelope(found.bytes);
      if (found && decoded?.ok && decoded.value.header.kind === "content") dropPayload({ ...view(), kept }, found.id);
      return;
    }
    case "swap-chain":
      return swapChain(view());
    case "forge-device":
    case "forge-content":
    case "forge-epoch":
      return forge(kind, terms, { space, view: view() });
    default:
  }
}

function swapPlaces({ kept }: SpaceView, chance: () => number): void {
  const at = Math.floor(chance() * (kept.length - 1));
  const [one, other] = kept.slice(at, at + 2);
  if (one && other) kept.splice(at, 2, other, one);
}

function rewrite({ kept }: SpaceView, chance: () => number): void {
  const from = kept[Math.floor(chance() * kept.length)];
  if (from) kept[Math.floor(chance() * kept.length)] = from;
}

/** The newest envelope comes later, behind whatever comes meanwhile. */
function holdBack({ kept }: SpaceView, chance: () => number): void {
  const held = kept.pop();
  if (held) kept.splice(Math.floor(chance() * kept.length), 0, held);
}

/** An introduction with the chain of another one. */
function swapChain({ kept }: SpaceView): void {
  const controls = kept.flatMap(({ bytes }, index) => {
    const decoded = decodeEnvelope(bytes);
    return decoded.ok && decoded.value.header.kind === "control" ? [{ index, envelope: decoded.value }] : [];
  });
  const [first, last] = [controls[0], controls.at(-1)];
  if (first === undefined || last === undefined) return;
  const { payload } = first.envelope;
  const id = kept[last.index]?.id ?? "";
  kept[last.index] = { id, bytes: encodeEnvelope({ ...last.envelope, payload }) };
}

/** Puts envelopes of somebody else's making behind the others. */
async function forge(
  kind: "forge-device" | "forge-content" | "forge-epoch",
  { crypto, chance }: MischiefTerms,
  { space, view }: { readonly space: Uint8Array; readonly view: SpaceView },
): Promise<void> {
  const last = view.kept.at(-1);
  const decoded = last && decodeEnvelope(last.bytes);
  if (!decoded?.ok) return;
  const { header } = decoded.value;
  const mallory = createIdentity(crypto);
  const device: SignKey = createDevice(crypto);
  const author = chance() < 0.5 ? header.author : mallory.account;
  const stand = { space, author, device, dseq: 0, dprev: new Uint8Array(32), seen: header.seen };
  const epoch = { epoch: header.epoch, commit: header.keyCommit };
  const cert = certifyDevice(crypto, mallory, device.public);
  const introduction = signControl(crypto, { ...stand, epoch }, { t: "device", cert, chain: mallory.chain });
  let forged = introduction;
  if (kind === "forge-content") {
    const content = { id: "forged", type: "said", at: 0, after: null, body: "forged" };
    const sealed = sealContent(crypto, stand, { content, epochKey: { ...createEpochKey(crypto, 1), ...epoch } });
    if (sealed.ok) forged = sealed.value;
  }
  if (kind === "forge-epoch") {
    const epochKey = createEpochKey(crypto, view.epoch + 1);
    const box = createIdentityBox(crypto);
    const sealed = await sealEpoch(crypto, {
      space,
      epochKey,
      members: [{ account: author, box }],
      genesis: null,
      box: null,
    });
    if (sealed.ok) forged = signControl(crypto, { ...stand, epoch: epochKey ?? NO_EPOCH }, sealed.value);
  }
  view.kept.push({ id: `forged ${chance()}`, bytes: encodeEnvelope(forged) });
}

function createIdentityBox({ sodium, random }: Crypto): Uint8Array {
  return sodium.crypto_scalarmult_base(random(32));
}
