import type { Result } from "@attune/kernel";
import type { DeviceStore, StorageError } from "@attune/sync";
import * as v from "valibot";

/** How this device shows the app. None of it leaves the device. */
export interface DeviceSettings {
  readonly theme: "system" | "light" | "dark";
  readonly textSize: "normal" | "large" | "largest";
  readonly motion: "system" | "still";
  /** After how many minutes without a touch, or out of sight, everything is locked. */
  readonly lockAfter: LockAfter;
}

export type LockAfter = 1 | 5 | 15;

export const DEFAULT_SETTINGS: DeviceSettings = { theme: "system", textSize: "normal", motion: "system", lockAfter: 5 };

const settingsSchema = v.object({
  theme: v.fallback(v.picklist(["system", "light", "dark"]), "system"),
  textSize: v.fallback(v.picklist(["normal", "large", "largest"]), "normal"),
  motion: v.fallback(v.picklist(["system", "still"]), "system"),
  lockAfter: v.fallback(v.picklist([1, 5, 15]), 5),
});

const KEY = "settings";

export async function loadSettings(device: DeviceStore): Promise<DeviceSettings> {
  const stored = await device.get(KEY);
  const parsed = v.safeParse(settingsSchema, stored.ok ? stored.value : undefined);
  return parsed.success ? parsed.output : DEFAULT_SETTINGS;
}

export function saveSettings(device: DeviceStore, settings: DeviceSettings): Promise<Result<void, StorageError>> {
  return device.put(KEY, { ...settings });
}

/** Shows the settings on the page itself: the stylesheet reads them from the root element. */
export function showSettings({ theme, textSize, motion }: DeviceSettings): void {
  const { dataset } = document.documentElement;
  if (theme === "system") delete dataset["theme"];
  else dataset["theme"] = theme;
  dataset["text"] = textSize;
  dataset["motion"] = motion;
}
