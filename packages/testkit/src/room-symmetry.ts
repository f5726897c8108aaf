/** The same value with the two partners exchanged, wherever a side is named: as a value, or as a key. */
export function swapSides<Value>(value: Value): Value {
  return swap(value) as Value;
}

function swap(value: unknown): unknown {
  if (value === "A") return "B";
  if (value === "B") return "A";
  if (Array.isArray(value)) return value.map(swap);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [swap(key), swap(part)]));
}
