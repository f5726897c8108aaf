import { useLingui } from "@lingui/react/macro";

/** The small words around every field for a code. */
export function useCodeLabels() {
  const { t } = useLingui();
  return {
    show: { show: t`Show`, hide: t`Hide` },
    keys: { letters: t`Use letters`, digits: t`Use digits` },
  };
}
