import { Notice } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import { type Refused, useRefusalWords } from "../locks/refusal-words.ts";

/** Why the last step of joining did not happen. */
export function PairingTrouble({ refused }: { readonly refused: Refused | null }) {
  const { t } = useLingui();
  const words = useRefusalWords();
  if (refused === null) return null;
  return (
    <Notice kind="trouble" title={t`That did not work yet`}>
      {words(refused)}
    </Notice>
  );
}
