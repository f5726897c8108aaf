import type { RelayRefusal } from "@attune/wire";

/** The HTTP status that goes with each refusal. */
export const REFUSAL_STATUS: Readonly<Record<RelayRefusal, number>> = {
  malformed: 400,
  "too-large": 413,
  "not-signed-in": 401,
  "not-proved": 403,
  "account-taken": 409,
  "registration-closed": 403,
  "version-conflict": 409,
  "not-found": 404,
  "part-taken": 409,
  "not-a-member": 403,
  "not-begun": 409,
  "wrong-space": 409,
  "wrong-epoch": 409,
  "wrong-members": 409,
  "wrong-target": 409,
  quota: 507,
  "too-often": 429,
  busy: 503,
};
