import { Buffer } from "node:buffer";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RelayProcess, startRelay } from "./setup/relay-process.ts";
import { type Place, placeOf, tracesOf } from "./support/traces.ts";
import {
  beginAlone,
  compareAndBegin,
  meetApart,
  type OwnDevice,
  openAnswering,
  openJoining,
  wordsIn,
} from "./support/two-people.ts";
import { layWire, type Wire } from "./support/wire.ts";
import { withBrowser } from "./support/with-browser.ts";

const shared = withBrowser();

/** One word for each field that someone can type into: nobody else writes any of them. Names are part of codes and passphrases. */
const CANARIES = {
  "a name, a code and a passphrase": "zwerfplumquat",
  "the other name, code and passphrase": "krellnobbitz",
  "a new name": "worflumprello",
  "words tried alone": "tramvoskelpin",
  "a sentence that nobody was given": "fisselwumpart",
  "held words": "quornblattish",
  "a message": "mixtupelogram",
  "a reply": "brandevorkist",
  "a correction": "snerklefudgen",
  "a second reply": "dolfinquadrel",
  "what was new": "plimsolvarent",
  "what was new for the other": "gobrantwickle",
} as const;

const PLANTED = "ostrelvimbang";

let relay: RelayProcess;
let wire: Wire;
let metricsPort: number;

beforeAll(async () => {
  metricsPort = await freePort();
  relay = await startRelay({ METRICS_PORT: String(metricsPort) });
  wire = await layWire(relay.address);
});

afterAll(async () => {
  await wire.close();
  await relay.stop();
});

/** Writes words, gives them, and says that they are not what they were heard as, if they are held. */
async function giveAnyway({ page, room }: OwnDevice, words: string): Promise<void> {
  await room.speak(words);
  const disputed = room.button("This is not that");
  const gone = page.locator("h1").filter({ hasText: /wait for|has your words|how do you leave|you are done here/u });
  await disputed.or(gone).first().waitFor();
  if (await disputed.isVisible()) await disputed.click();
  await gone.waitFor();
}

/** Two people join and hold a conversation, with a canary wherever something can be typed. */
async function holdConversation(): Promise<readonly string[]> {
  const terms = { address: wire.address };
  const one = await beginAlone(shared.browser, CANARIES["a name, a code and a passphrase"], terms);
  const other = await beginAlone(shared.browser, CANARIES["the other name, code and passphrase"], terms);
  await one.room.go("/practice");
  await one.page.getByRole("textbox").fill(`I am ${CANARIES["words tried alone"]} and sad.`);
  await one.page.locator(".remark, .reached").first().waitFor();
  await one.room.go("/");
  const sheets = [await openJoining(one), await openAnswering(other)];
  const invitation = await meetApart(one, other);
  const phrase = await wordsIn(one.page, "Six words to compare");
  await compareAndBegin([one, other]);

  await one.room.openRoom();
  await other.page.getByRole("link", { name: /Go on where/u }).click();
  await one.room.arrive();
  await other.room.arrive();
  await one.room.expectTitle("Who speaks first?");
  await one.room.press(one.name);
  await one.room.write(`It is ${CANARIES["a sentence that nobody was given"]} in here`);
  await one.room.speak(`${shared.phrases.held[1]} So ${CANARIES["held words"]}!`);
  await one.room.press("Keep it for myself");
  await giveAnyway(one, `I felt alone, like a ${CANARIES["a message"]}.`);
  await other.room.press("I’m ready");
  await other.page.getByText(CANARIES["a message"]).waitFor();
  await giveAnyway(other, `What I hear is that you felt alone, like a ${CANARIES["a reply"]}.`);
  await one.room.press("Not yet");
  await giveAnyway(one, `I was scared, as of a ${CANARIES["a correction"]}.`);
  await giveAnyway(other, `You were scared, as of a ${CANARIES["a second reply"]}.`);
  await one.room.press("Yes, I feel heard");
  await one.room.press("Bring it to a close");
  await giveAnyway(one, `You stayed, my ${CANARIES["what was new"]}.`);
  await other.page.getByText(CANARIES["what was new"]).waitFor();
  await giveAnyway(other, `You told me of the ${CANARIES["what was new for the other"]}.`);
  for (const { room } of [one, other]) await room.checkOut();
  for (const { room } of [one, other]) await room.expectTitle("The Room is closed.");
  await one.room.go("/settings");
  await one.page.getByLabel("One of you", { exact: true }).fill(CANARIES["a new name"]);
  await one.room.press(/^Keep$/u);
  await other.room.go("/");
  await other.room.expectTitle(new RegExp(CANARIES["a new name"], "u"));
  // What is one's own is sent in its own time.
  await one.page.waitForTimeout(5_000);
  for (const { visit } of [one, other]) {
    visit.expectQuiet();
    await visit.close();
  }
  const lists = [invitation, phrase, ...sheets.flatMap(({ account, recovery }) => [account, recovery])];
  return lists.map((words) => words.slice(0, 3).join(" "));
}

/** Everything that whoever runs the relay could look at. */
async function everythingAtTheRelay(): Promise<readonly Place[]> {
  const metrics = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
  const files = readdirSync(relay.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return [
    ...wire.passed(),
    ...files.map(({ parentPath, name }) => ({
      where: `the file ${name}`,
      bytes: readFileSync(join(parentPath, name)),
    })),
    placeOf("what the relay printed", relay.said()),
    placeOf("the metrics", await metrics.text()),
  ];
}

describe("the relay", () => {
  it("sees none of the words of a whole conversation, in no form, on the wire, on its disk, in its log or its counts", async () => {
    const secretWords = await holdConversation();
    const places = await everythingAtTheRelay();
    expect(wire.messagesSent()).toBeGreaterThan(20);
    expect(places.filter(({ where }) => where.startsWith("the file")).length).toBeGreaterThan(0);
    for (const words of [...Object.values(CANARIES), ...secretWords]) expect(tracesOf(words, places)).toEqual([]);

    // The search does find a word that crosses in the clear, on the wire, in the file, and not in the log.
    await plantWords();
    const planted = tracesOf(PLANTED, await everythingAtTheRelay());
    expect(planted.some((trace) => trace.includes("the file"))).toBe(true);
    expect(planted.some((trace) => trace.includes("as UTF-8 in asked GET /v1/time"))).toBe(true);
    expect(planted.some((trace) => trace.includes("as base64 at") && trace.includes("asked PUT"))).toBe(true);
    expect(planted.filter((trace) => /printed|metrics/u.test(trace))).toEqual([]);
  }, 400_000);
});

/** Sends a word as no client of ours does: in an address, and within the bytes of a part of a mailbox. */
async function plantWords(): Promise<void> {
  await fetch(`${wire.address}/v1/time?${PLANTED}`);
  const sealed = Buffer.from(` ${Buffer.from(PLANTED).toString("base64")} ${PLANTED} `.padEnd(100, "-"), "utf8");
  const body = Buffer.concat([
    Buffer.from([0xa1, 0x66]),
    Buffer.from("sealed"),
    Buffer.from([0x58, sealed.length]),
    sealed,
  ]);
  const id = Buffer.alloc(16, 7).toString("base64url");
  const headers = { "content-type": "application/cbor" };
  const put = await fetch(`${wire.address}/v1/mailbox/${id}/0`, { method: "PUT", headers, body });
  expect(put.ok).toBe(true);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
