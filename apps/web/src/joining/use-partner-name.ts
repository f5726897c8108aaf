import { useLingui } from "@lingui/react/macro";

/** What the partner is called, or a plain word as long as their name has not come. */
export function usePartnerName(): (name: string | null | undefined) => string {
  const { t } = useLingui();
  return (name) => name ?? t`your partner`;
}
