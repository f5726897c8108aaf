import type { JsonValue, RecordedEvent } from "@attune/sync";
import * as v from "valibot";
import { schemaByType } from "./schema-by-type.ts";

/** The family of a browser and of the system that it runs on, such as "Firefox" and "Android"; null when not recognised. */
export interface DeviceKind {
  readonly browser: string | null;
  readonly system: string | null;
}

/** What the devices of one account tell each other in its own space; nobody else reads it. */
export type OwnRecord =
  /** What someone calls themselves as long as they have not joined with anyone. */
  | { readonly type: "self-named"; readonly name: string }
  | { readonly type: "device-recognised"; readonly device: string; readonly kind: DeviceKind }
  /** A name that its owner gave a device; null takes it away. */
  | { readonly type: "device-named"; readonly device: string; readonly name: string | null };

/** A device, as its owner knows it. */
export interface KnownDevice {
  readonly name: string | null;
  readonly kind: DeviceKind | null;
}

/** What is known of oneself and of one's devices, by id. */
export interface KnownOfSelf {
  readonly name: string | null;
  readonly devices: ReadonlyMap<string, KnownDevice>;
}

/** A device of which nothing has been told. */
export const UNKNOWN_DEVICE: KnownDevice = { name: null, kind: null };

const family = v.nullable(v.string());
const ownRecordSchema: v.GenericSchema<unknown, OwnRecord> = schemaByType([
  v.object({ type: v.literal("self-named"), name: v.string() }),
  v.object({
    type: v.literal("device-recognised"),
    device: v.string(),
    kind: v.object({ browser: family, system: family }),
  }),
  v.object({ type: v.literal("device-named"), device: v.string(), name: v.nullable(v.string()) }),
]);

/** The record as the log keeps it. */
export function ownRecordToBody(record: OwnRecord): JsonValue {
  return record as unknown as JsonValue;
}

/** What a record of one's own space tells, or null for everything else. */
export function recordToOwnRecord({ space, body }: Pick<RecordedEvent, "space" | "body">): OwnRecord | null {
  if (space.kind !== "mine") return null;
  const parsed = v.safeParse(ownRecordSchema, body);
  return parsed.success ? parsed.output : null;
}

/** What was told last holds. */
export function foldOwnRecords(records: readonly OwnRecord[]): KnownOfSelf {
  const devices = new Map<string, KnownDevice>();
  let name: string | null = null;
  for (const record of records) {
    if (record.type === "self-named") name = record.name;
    else {
      const { device, type: _type, ...told } = record;
      devices.set(device, { ...UNKNOWN_DEVICE, ...devices.get(device), ...told });
    }
  }
  return { name, devices };
}
