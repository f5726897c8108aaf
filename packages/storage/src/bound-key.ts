/** A key that stays in this browser; `open` answers null for what it has not sealed. */
export interface BoundKey {
  seal(bytes: Uint8Array): Promise<Uint8Array>;
  open(sealed: Uint8Array): Promise<Uint8Array | null>;
}
