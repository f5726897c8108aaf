/** A small memory of what was worked out lately; when it is full it forgets everything and starts again. */
export interface Recent<Value> {
  readonly get: (key: string) => Value | undefined;
  /** Remembers a value and gives it back. */
  readonly keep: (key: string, value: Value) => Value;
}

/** A memory of at most this many values. Values of long keys are not kept. */
export function createRecent<Value>(most: number): Recent<Value> {
  const values = new Map<string, Value>();
  return {
    get: (key) => values.get(key),
    keep: (key, value) => {
      if (key.length > LONGEST_KEY) return value;
      if (values.size >= most) values.clear();
      values.set(key, value);
      return value;
    },
  };
}

const LONGEST_KEY = 1000;
