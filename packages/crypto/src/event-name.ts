import type { Crypto } from "./crypto.ts";
import { hash } from "./hash.ts";

/** How the content of one space names an event of another: the same for every sealing of that event. */
export function eventName({ sodium }: Pick<Crypto, "sodium">, eventId: string): Uint8Array {
  return hash("attune/v1/event", sodium.from_string(eventId));
}
