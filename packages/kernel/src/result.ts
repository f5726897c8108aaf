/** The outcome of something that may fail in a way its caller must decide about. */
export type Result<Value, Failure> = Ok<Value> | Err<Failure>;

export interface Ok<Value> {
  readonly ok: true;
  readonly value: Value;
}

export interface Err<Failure> {
  readonly ok: false;
  readonly error: Failure;
}

/** Wraps a value that was obtained. */
export function ok<Value>(value: Value): Ok<Value> {
  return { ok: true, value };
}

/** Wraps a failure as a value. */
export function err<Failure>(error: Failure): Err<Failure> {
  return { ok: false, error };
}
