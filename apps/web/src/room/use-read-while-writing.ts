import type { Care } from "@attune/application";
import { useEffect, useState } from "react";

/** How the words that are being written would be read. */
export interface ReadWords<Read> {
  /** The words that were read; they may lag behind what is on the screen by a moment. */
  readonly text: string;
  readonly read: Read;
}

/** So long somebody has to stop writing before their words are read more closely, in milliseconds. */
const PAUSE_MS = 400;

/**
 * Reads words at every change, and more closely after a pause. Null before the first reading, when there is nothing to read, and when it
 * could not be read. `read` has to stay the same function for as long as it reads in the same way.
 */
export function useReadWhileWriting<Read>(
  text: string,
  read: (text: string, care: Care) => Promise<Read>,
): ReadWords<Read> | null {
  const [words, setWords] = useState<ReadWords<Read> | null>(null);
  useEffect(() => {
    if (text.trim() === "") {
      setWords(null);
      return;
    }
    let current = true;
    const readWith = (care: Care) =>
      void read(text, care).then(
        (found) => current && setWords({ text, read: found }),
        () => current && setWords(null),
      );
    readWith("at-once");
    const pause = setTimeout(() => readWith("considered"), PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(pause);
    };
  }, [text, read]);
  return words;
}
