import { useLingui } from "@lingui/react/macro";

/** Someone's name, or a plain word as long as this device has not learned it. */
export function useShownName(): (person: { readonly name: string }) => string {
  const { t } = useLingui();
  return ({ name }) => (name === "" ? t`Someone without a name yet` : name);
}
