import { useLingui } from "@lingui/react/macro";

/** Says a place on a line from 0 to 10 in words, between the words at its two ends. */
export function useScaleWords(low: string, high: string): (value: number | null) => string {
  const { t } = useLingui();
  return (value) => {
    if (value === null) return t`No answer yet`;
    return t`${value} of 10, from ${low} to ${high}`;
  };
}
