/** What the relay says about its own life. It has no field for an address, a URL, a header or a body, on purpose. */
export type RelayLogEntry =
  | { readonly event: "started"; readonly address: string }
  | { readonly event: "request-failed"; readonly status: number; readonly code: string };

/** Where log entries go. */
export type RelayLog = (entry: RelayLogEntry) => void;
