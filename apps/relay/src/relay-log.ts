/** What the relay says about its own life. It has no field for an address, a URL, a header, an id or a body, on purpose. */
export type RelayLogEntry =
  | { readonly event: "started"; readonly address: string }
  | { readonly event: "request-failed"; readonly status: number; readonly code: string }
  | { readonly event: "commit-failed"; readonly code: string }
  | { readonly event: "live-failed"; readonly code: string }
  | { readonly event: "sweep-failed"; readonly code: string }
  | { readonly event: "metrics-failed"; readonly code: string };

/** Where log entries go. */
export type RelayLog = (entry: RelayLogEntry) => void;
