import { textToWords } from "@attune/ui";

/** How many words say which account it is, and how many lead back into it. */
export const ACCOUNT_WORDS = 12;

/** What was scanned: account words alone, or a whole sheet with the way-back words after them. */
export function splitSheet(text: string): { readonly account: string; readonly recovery: string } {
  const words = textToWords(text);
  return {
    account: words.slice(0, ACCOUNT_WORDS).join(" "),
    recovery: words.slice(ACCOUNT_WORDS).join(" "),
  };
}

/** Whether as many words were typed as there have to be. */
export function areComplete(text: string, count: number): boolean {
  return textToWords(text).length === count;
}
