import type { OwnDevice } from "@attune/application";
import { useLingui } from "@lingui/react/macro";

/** What someone calls a device of theirs; otherwise its kind, where that has been told. */
export function useDeviceName(): (device: OwnDevice) => string {
  const { t } = useLingui();
  return ({ name, kind, thisOne }) => {
    if (name !== null) return name;
    const { browser, system } = kind ?? { browser: null, system: null };
    if (browser !== null && system !== null) return t`${browser} on ${system}`;
    return browser ?? system ?? (thisOne ? t`This device` : t`A device without a name`);
  };
}
