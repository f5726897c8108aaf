import type { PlacedEnvelope } from "../store/relay-store.ts";

/** The bytes of `event`, as `encodeCbor` would write them; a relay says nothing more often than this and `taken`. */
export function eventToBytes(space: Uint8Array, { seq, header, sig, payload, wrap }: PlacedEnvelope): Uint8Array {
  const length = 1 + [header, sig, payload, wrap].reduce((sum, part) => sum + sizeOfBytes(part), 0);
  const event = new CborBytes(
    EVENT.length + sizeOfHead(seq) + SPACE.length + ENVELOPE.length + space.length + sizeOfHead(length) + length,
  );
  event.copy(EVENT);
  event.head(WHOLE_NUMBER, seq);
  event.copy(SPACE);
  event.copy(space);
  event.copy(ENVELOPE);
  event.head(BYTES, length);
  event.head(LIST, 4);
  for (const part of [header, sig, payload, wrap]) event.bytes(part);
  return event.written;
}

/** The bytes of `taken`, as `encodeCbor` would write them. */
export function takenToBytes(space: Uint8Array, ref: number, seq: number): Uint8Array {
  const taken = new CborBytes(
    TAKEN.length + sizeOfHead(ref) + SEQ.length + sizeOfHead(seq) + SPACE.length + space.length,
  );
  taken.copy(TAKEN);
  taken.head(WHOLE_NUMBER, ref);
  taken.copy(SEQ);
  taken.head(WHOLE_NUMBER, seq);
  taken.copy(SPACE);
  taken.copy(space);
  return taken.written;
}

const WHOLE_NUMBER = 0x00;
const BYTES = 0x40;
const LIST = 0x80;
const NULL = 0xf6;

/** A map of four, `t`, and the key in front of what differs; keys come by length and then by letter. */
const EVENT = Buffer.from("\xa4\x61t\x65event\x63seq", "latin1");
const TAKEN = Buffer.from("\xa4\x61t\x65taken\x63ref", "latin1");
const SEQ = Buffer.from("\x63seq", "latin1");
/** The key `space` with the head of its 32 bytes. */
const SPACE = Buffer.from("\x65space\x58\x20", "latin1");
const ENVELOPE = Buffer.from("\x68envelope", "latin1");

class CborBytes {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(length: number) {
    this.#bytes = Buffer.allocUnsafe(length);
  }

  get written(): Uint8Array {
    return this.#bytes;
  }

  copy(part: Uint8Array): void {
    this.#bytes.set(part, this.#at);
    this.#at += part.length;
  }

  bytes(part: Uint8Array | null): void {
    if (part === null) {
      this.#at = this.#bytes.writeUInt8(NULL, this.#at);
      return;
    }
    this.head(BYTES, part.length);
    this.copy(part);
  }

  /** The kind of an item with a number in as few bytes as there is room for. */
  head(kind: number, value: number): void {
    const size = sizeOfHead(value);
    this.#at = this.#bytes.writeUInt8(kind | (size === 1 ? value : 23 + HEAD_SIZES.indexOf(size)), this.#at);
    if (size === 2) this.#at = this.#bytes.writeUInt8(value, this.#at);
    else if (size === 3) this.#at = this.#bytes.writeUInt16BE(value, this.#at);
    else if (size === 5) this.#at = this.#bytes.writeUInt32BE(value, this.#at);
    else if (size === 9) this.#at = this.#bytes.writeBigUInt64BE(BigInt(value), this.#at);
  }
}

const HEAD_SIZES = [1, 2, 3, 5, 9];

function sizeOfHead(value: number): number {
  if (value < 24) return 1;
  if (value < 0x100) return 2;
  if (value < 0x1_0000) return 3;
  return value < 0x1_0000_0000 ? 5 : 9;
}

function sizeOfBytes(bytes: Uint8Array | null): number {
  return bytes === null ? 1 : sizeOfHead(bytes.length) + bytes.length;
}
