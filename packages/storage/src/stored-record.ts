/** Whether what lies in the log is one of these events; what cannot be read is none. */
export function isEventIn(record: unknown, eventIds: readonly string[]): boolean {
  return hasId(record) && eventIds.includes(record.id);
}

/** The record at another position; what cannot be read stays as it is. */
export function withSeq(record: unknown, seq: number): unknown {
  return hasId(record) ? { ...record, seq } : record;
}

function hasId(record: unknown): record is { readonly id: string } {
  return typeof record === "object" && record !== null && "id" in record && typeof record.id === "string";
}
