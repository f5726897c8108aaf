import { textToWords, WordsField } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import type { Ref } from "react";

interface WordEntryProps {
  readonly label: string;
  readonly description?: string;
  readonly count: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly trouble?: string | undefined;
  /** The place, from 0, of a word that is not one of those used. */
  readonly doubtful?: number | null;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** So many words, typed or pasted; counts along. */
export function WordEntry({ count, doubtful = null, value, ...field }: WordEntryProps) {
  const { t } = useLingui();
  const typed = textToWords(value).length;
  return (
    <WordsField
      {...field}
      value={value}
      progress={t`${typed} of ${count} words`}
      doubtful={doubtful === null ? [] : [doubtful]}
      doubtfulLabel={t`please look at this one again`}
    />
  );
}
