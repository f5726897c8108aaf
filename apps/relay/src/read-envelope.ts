import { err, ok, type Result } from "@attune/kernel";
import {
  type Control,
  decodeControl,
  decodeEnvelope,
  decodeWrap,
  type Envelope,
  equalBytes,
  RELAY_LIMITS,
  type RelayRefusal,
} from "@attune/wire";
import { digest } from "./digest.ts";
import { readFounders } from "./read-founders.ts";
import type { Appending, EpochStep } from "./store/appending.ts";

/** An envelope as it arrives: where it should go, and by whose connection. */
export interface ArrivedEnvelope {
  readonly account: Uint8Array;
  readonly space: Uint8Array;
  readonly envelope: Uint8Array;
}

/** Reads what the relay has to know of an envelope, and refuses what no client would take. */
export function readEnvelope({ account, space, envelope }: ArrivedEnvelope): Result<Appending, RelayRefusal> {
  if (envelope.length > RELAY_LIMITS.envelope) return err("too-large");
  const decoded = decodeEnvelope(envelope);
  if (!decoded.ok) return err(decoded.error.reason === "too-large" ? "too-large" : "malformed");
  const { header, headerBytes, sig, payload, wrap } = decoded.value;
  if (!equalBytes(header.space, space)) return err("wrong-space");
  const control = controlOf(decoded.value);
  if (control === "malformed" || payload === null || !fitsHeader(decoded.value, payload)) return err("malformed");
  return ok({
    account,
    space,
    id: digest("attune/v1/id", headerBytes, sig),
    author: header.author,
    epoch: header.epoch,
    kind: header.kind,
    target: header.target,
    step: stepOf(control, space),
    header: headerBytes,
    sig,
    payload,
    wrap,
  });
}

function controlOf({ header, payload }: Envelope): Control | null | "malformed" {
  if (header.kind !== "control" || payload === null) return null;
  const control = decodeControl(payload);
  return control.ok ? control.value : "malformed";
}

function fitsHeader({ header, wrap }: Envelope, payload: Uint8Array): boolean {
  if (!equalBytes(header.ph, digest("attune/v1/payload", payload))) return false;
  if (wrap === null) return true;
  const decoded = decodeWrap(wrap);
  return decoded.ok && decoded.value.epoch === header.epoch;
}

function stepOf(control: Control | null, space: Uint8Array): EpochStep | null {
  if (control?.t !== "epoch") return null;
  const { members, genesis } = control;
  return { members, founders: genesis === null ? null : (readFounders(genesis, space) ?? []) };
}
