import { obtained } from "@attune/testkit";
import { bytesToBase64Url, encodeCbor } from "@attune/wire";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createCard, encodeCard, readCard } from "./card.ts";
import { createInvitation, invitationToMailboxKey } from "./invitation.ts";
import { createMailboxKey, mailboxOf, openMailboxPart, sealMailboxPart } from "./mailbox.ts";
import { encodePairingCode, readPairingCode } from "./pairing-code.ts";
import { phraseOf, phraseToWords } from "./safety-phrase.ts";
import { twoPeople, withFlippedBit } from "./two-people.contract.ts";

const { crypto, ada, ben } = await twoPeople();
const mailboxKey = createMailboxKey(crypto);
const card = createCard(crypto, ada.identity, "Ada");

test("a code is read as it was shown, with a mailbox key and without", () => {
  for (const code of [
    { account: ada.identity.account, mailboxKey },
    { account: ben.identity.account, mailboxKey: null },
  ]) {
    expect(readPairingCode(encodePairingCode(code))).toEqual({ ok: true, value: code });
  }
});

test.each([
  ["of something else", "https://example.org"],
  ["that is no base64url", "attune1:??"],
  ["that is no CBOR", "attune1:_w"],
  ["that has another form", `attune1:${bytesToBase64Url(encodeCbor([1, 2]))}`],
])("a scanned text %s is refused", (_, text) => {
  expect(readPairingCode(text)).toEqual({ ok: false, error: { type: "pairing-code-refused" } });
});

test("a card is read with its chain checked, against the scanned account where there is one", () => {
  const bytes = encodeCard(card);
  const known = { ok: true, value: { identity: ada.known, name: "Ada", nonce: card.nonce } };
  expect(readCard(crypto, bytes, null)).toEqual(known);
  expect(readCard(crypto, bytes, ada.identity.account)).toEqual(known);
  expect(readCard(crypto, bytes, ben.identity.account)).toMatchObject({ error: { reason: "other-account" } });
  const stolen = encodeCard({ ...card, chain: ben.identity.chain });
  expect(readCard(crypto, stolen, null)).toMatchObject({ error: { reason: "chain" } });
  for (const other of [Uint8Array.of(0xff), encodeCbor([])]) {
    expect(readCard(crypto, other, null)).toMatchObject({ error: { reason: "malformed" } });
  }
});

test("a name that holds half a character still makes a card", () => {
  const named = createCard(crypto, ada.identity, "Ada\ud800");
  expect(obtained(readCard(crypto, encodeCard(named), null)).name).toBe("Ada\ufffd");
});

test("a part of a mailbox opens in its own place, with its own key, unchanged", () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.nat(), (bytes, at) => {
      const sealed = sealMailboxPart(crypto, { mailboxKey, part: 1, bytes });
      expect(obtained(openMailboxPart(crypto, { mailboxKey, part: 1, bytes: sealed }))).toEqual(bytes);
      expect(openMailboxPart(crypto, { mailboxKey, part: 0, bytes: sealed }).ok).toBe(false);
      expect(openMailboxPart(crypto, { mailboxKey: card.account, part: 1, bytes: sealed }).ok).toBe(false);
      const damaged = withFlippedBit(sealed, at % (sealed.length * 8));
      expect(openMailboxPart(crypto, { mailboxKey, part: 1, bytes: damaged }).ok).toBe(false);
    }),
  );
  expect(mailboxOf(mailboxKey)).toHaveLength(16);
});

test("six words lead two people to the same mailbox, however they type them", () => {
  const words = createInvitation(crypto);
  expect(words).toHaveLength(6);
  const key = obtained(invitationToMailboxKey(crypto, words.join(" ")));
  expect(invitationToMailboxKey(crypto, ` ${words.join("\n").toUpperCase()}`)).toEqual({ ok: true, value: key });
  const few = invitationToMailboxKey(crypto, words.slice(1).join(" "));
  expect(few).toEqual({ ok: false, error: { type: "words-refused", reason: "count", count: 5 } });
});

test("both see the same safety phrase, and another one when an account or a nonce is another", () => {
  const side = fc.record({
    account: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    nonce: fc.uint8Array({ minLength: 16, maxLength: 16 }),
  });
  fc.assert(
    fc.property(side, side, fc.nat(127), (one, other, bit) => {
      const phrase = phraseOf(one, other);
      expect(phraseOf(other, one)).toEqual(phrase);
      expect(phraseToWords(phrase)).toHaveLength(6);
      expect(phraseOf({ ...one, account: withFlippedBit(one.account, bit) }, other)).not.toEqual(phrase);
      expect(phraseOf(one, { ...other, nonce: withFlippedBit(other.nonce, bit) })).not.toEqual(phrase);
    }),
  );
});
