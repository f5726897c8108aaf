/** The tables of a relay's database that are alike in every adapter; times are milliseconds since 1970. */
export interface RelayTables {
  readonly relay_keys: { name: string; value: string };
  readonly accounts: {
    account: Uint8Array;
    login: Uint8Array;
    record: Uint8Array;
    sheet_key: Uint8Array;
    /** CBOR of the list of slots. */
    slots: Uint8Array;
    version: number;
    vault: Uint8Array;
  };
  /** How much is kept for an account: it changes with every append, and is small. */
  readonly account_uses: {
    account: Uint8Array;
    /** Bytes of envelopes that came by this account's connections. */
    used: number;
    /** Spaces that it began. */
    begun: number;
  };
  readonly devices: { account: Uint8Array; device: Uint8Array; enrolled: number; revoked: number | null };
  readonly tokens: { hash: Uint8Array; account: Uint8Array; device: Uint8Array; expires: number };
  readonly attempts: { id: Uint8Array; kind: string; data: Uint8Array; expires: number };
  readonly spaces: { space: Uint8Array; epoch: number; newest: number; begun_by: Uint8Array };
  readonly members: { space: Uint8Array; account: Uint8Array; from_seq: number; until_seq: number | null };
  readonly mailbox_parts: { mailbox: Uint8Array; part: number; sealed: Uint8Array; expires: number };
}

/** What is kept of an envelope, however its adapter lays it out. */
export interface EnvelopeRow {
  space: Uint8Array;
  seq: number;
  id: Uint8Array;
  author: Uint8Array;
  /** 0 content, 1 control, 2 tombstone. */
  kind: number;
  /** The account in whose quota this counts. */
  keeper: Uint8Array;
  header: Uint8Array;
  sig: Uint8Array;
  payload: Uint8Array | null;
  wrap: Uint8Array | null;
}
