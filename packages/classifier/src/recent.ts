/** A small memory of what was worked out lately; when it is full it forgets everything and starts again. */
export interface Recent<Value> {
  readonly of: (key: string, make: () => Value) => Value;
}

/** A memory of at most this many values. Long keys are not remembered. */
export function createRecent<Value>(most: number): Recent<Value> {
  const values = new Map<string, Value>();
  return {
    of: (key, make) => {
      const known = values.get(key);
      if (known !== undefined) return known;
      const value = make();
      if (key.length > LONGEST_KEY) return value;
      if (values.size >= most) values.clear();
      values.set(key, value);
      return value;
    },
  };
}

const LONGEST_KEY = 1000;
