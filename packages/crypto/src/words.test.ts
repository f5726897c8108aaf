import { obtained } from "@attune/testkit";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openCrypto } from "./crypto.ts";
import { createRecoverySheet, loginOf, sheetSignKey, sheetToWords } from "./recovery-sheet.ts";
import { seededBytes } from "./two-people.contract.ts";
import { bitsToWords, bytesToWords, wordsToBytes } from "./words.ts";

const crypto = await openCrypto(seededBytes());
const secret = fc.uint8Array({ minLength: 16, maxLength: 16 });
const WORDS = "legal winner thank year wave sausage worth useful legal winner thank yellow";

test("a secret comes back from its twelve words", () => {
  fc.assert(
    fc.property(secret, (bytes) => {
      expect(obtained(wordsToBytes(bytesToWords(bytes).join(" ")))).toEqual(bytes);
    }),
  );
});

test("the words are those of BIP-39", () => {
  expect(bytesToWords(new Uint8Array(16).fill(0x7f)).join(" ")).toBe(WORDS);
});

test.each([
  ["in capitals, with more spaces", `  ${WORDS.toUpperCase().replaceAll(" ", "  \n")} `],
  [
    "numbered and with commas",
    WORDS.split(" ")
      .map((word, index) => `${index + 1}. ${word},`)
      .join(" "),
  ],
  [
    "with four letters each",
    WORDS.split(" ")
      .map((word) => word.slice(0, 4))
      .join(" "),
  ],
  ["wrong behind the fourth letter", WORDS.replace("sausage", "sausig").replace("useful", "usefull")],
  ["in wide letters", WORDS.replace("legal", "ｌｅｇａｌ")],
])("words are understood %s", (_, typed) => {
  expect(obtained(wordsToBytes(typed))).toEqual(new Uint8Array(16).fill(0x7f));
});

test("what is wrong with the words is told, without the words", () => {
  const unknown = wordsToBytes(WORDS.replace("thank", "thx"));
  expect(unknown).toEqual({ ok: false, error: { type: "words-refused", reason: "unknown-word", at: 2 } });
  const nearly = wordsToBytes(WORDS.replace("thank", "tqank"));
  expect(nearly).toMatchObject({ error: { reason: "unknown-word", at: 2 } });
  const few = wordsToBytes("legal winner");
  expect(few).toEqual({ ok: false, error: { type: "words-refused", reason: "count", count: 2 } });
  const swapped = wordsToBytes(WORDS.replace("legal winner", "winner legal"));
  expect(swapped).toEqual({ ok: false, error: { type: "words-refused", reason: "checksum" } });
});

test("four letters tell every word of the list", () => {
  expect(new Set(wordlist.map((word) => word.slice(0, 4))).size).toBe(2_048);
});

test("six words carry the first 66 bits, each its 11", () => {
  expect(bitsToWords(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0x3f), 6)).toEqual(Array(6).fill("abandon"));
  expect(bitsToWords(new Uint8Array(9).fill(0xff), 6)).toEqual(Array(6).fill("zoo"));
  expect(bitsToWords(Uint8Array.of(0, 0x20, 0, 0, 0, 0, 0, 0, 0x40), 6)).toEqual([
    "ability",
    "abandon",
    "abandon",
    "abandon",
    "abandon",
    "ability",
  ]);
});

test("a sheet shows both secrets, and finds and proves the account by them", () => {
  const sheet = createRecoverySheet(crypto);
  const words = sheetToWords(sheet);
  const typed = {
    accountSecret: obtained(wordsToBytes(words.account.join(" "))),
    recoverySecret: obtained(wordsToBytes(words.recovery.join(" "))),
  };
  expect(typed).toEqual(sheet);
  expect(loginOf(sheet.accountSecret)).toHaveLength(16);
  expect(sheetSignKey(crypto, typed)).toEqual(sheetSignKey(crypto, sheet));
  expect(sheetSignKey(crypto, { ...sheet, recoverySecret: sheet.accountSecret })).not.toEqual(
    sheetSignKey(crypto, sheet),
  );
});
