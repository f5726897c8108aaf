/** Whether two byte strings are the same. Not for secrets: it takes longer the more they have in common. */
export function equalBytes(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let place = 0; place < one.length; place += 1) if (one[place] !== other[place]) return false;
  return true;
}

/** Below zero, zero or above, as the first stands before, with or behind the second: byte by byte, then the shorter first. */
export function compareBytes(one: Uint8Array, other: Uint8Array): number {
  for (const [index, byte] of one.entries()) {
    const difference = byte - (other[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** Whether each stands behind the one before, so that none is there twice. */
export function isAscending(list: readonly Uint8Array[]): boolean {
  return list.every((bytes, index) => {
    const before = list[index - 1];
    return before === undefined || compareBytes(before, bytes) < 0;
  });
}

/** Byte strings one behind the other. */
export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The bytes of a text that has ASCII letters only: labels, words of a list. */
export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
