/** Something that another node on the same database did. */
export type StoreChange =
  | { readonly type: "appended"; readonly space: Uint8Array; readonly newest: number }
  | { readonly type: "rewrapped"; readonly space: Uint8Array; readonly id: Uint8Array; readonly wrap: Uint8Array }
  /** One device, or with null every device of the account. */
  | { readonly type: "revoked"; readonly account: Uint8Array; readonly device: Uint8Array | null }
  /** The relay did not hear of changes for a while: anything may have happened. */
  | { readonly type: "missed" };
