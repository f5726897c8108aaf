import { Notice } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import { type Refused, useRefusalWords } from "../locks/refusal-words.ts";

interface PairingTroubleProps {
  readonly refused: Refused | null;
  /** What is said when there is no open invitation for what was typed or scanned. */
  readonly notFound?: string;
}

/** Why the last step of joining did not happen. */
export function PairingTrouble({ refused, notFound }: PairingTroubleProps) {
  const { t } = useLingui();
  const words = useRefusalWords();
  if (refused === null) return null;
  return (
    <Notice kind="trouble" title={t`That did not work yet`}>
      {refused.type === "wrong-words" && refused.index === null ? (notFound ?? words(refused)) : words(refused)}
    </Notice>
  );
}
