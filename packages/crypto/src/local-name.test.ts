import { expect, test } from "vitest";
import { openCrypto } from "./crypto.ts";
import { eventName } from "./event-name.ts";
import { localName } from "./local-name.ts";

const crypto = await openCrypto();

test("a name at rest depends on the key and the name, and shows neither", () => {
  const [key, other] = [crypto.random(32), crypto.random(32)];
  expect(localName(crypto, key, "room/1")).toBe(localName(crypto, key, "room/1"));
  const names = [
    localName(crypto, key, "room/1"),
    localName(crypto, key, "room/2"),
    localName(crypto, other, "room/1"),
  ];
  expect(new Set(names).size).toBe(3);
  expect(names.join()).not.toContain("room");
});

test("an event has one name, whatever is in its id", () => {
  expect(eventName(crypto, "a")).toEqual(eventName(crypto, "a"));
  expect(eventName(crypto, "a")).not.toEqual(eventName(crypto, "b"));
  expect(eventName(crypto, "\ud800")).toHaveLength(32);
});
