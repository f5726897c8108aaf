import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { roomMachine } from "../packages/domain/src/conversation/index.ts";

type StateNode = typeof roomMachine.root;
type Transition = StateNode extends { readonly transitions: Map<string, (infer Found)[]> } ? Found : never;

/** One way on from a state, as the document tells it. */
interface Way {
  readonly event: string;
  readonly guards: readonly string[];
  /** Null when the Room stays where it is. */
  readonly target: StateNode | null;
  readonly actions: readonly string[];
}

const PATH = join(import.meta.dirname, "..", "docs", "conversation.md");

/** What each state is, in words. A state without words stops the script. */
const STATES: Readonly<Record<string, string>> = {
  room: "The Room as a whole: these ways lead on from every state that does not say otherwise.",
  "room.unopened": "Before anything happened. Nobody is in the Room, so nobody can leave it.",
  "room.live": "The conversation goes on. These ways lead on from each of its steps that does not say otherwise.",
  "room.live.where": "No step of its own: it leads back to the very step at which a pause was called.",
  "room.live.arriving": "Each answers three questions in private; the two share whether each can talk now.",
  "room.live.choosing": "Both are green. Whoever takes the floor speaks first.",
  "room.live.speaking":
    "The speaker writes. What is read, held, taken back or let go until words are given is theirs alone.",
  "room.live.crossing": "Looked at and given, the message waits until the listener is ready.",
  "room.live.replying":
    "The listener gives something back: reflects, validates, comforts or is curious. It crosses when it is given.",
  "room.live.landing": "The speaker says whether they feel heard: landed, or not yet, with a correction or without.",
  "room.live.landed": "The speaker feels heard: go on, pass the floor, or close.",
  "room.live.mirroring":
    "The facilitator holds the floor and says what happened between the two, without blame. Both read it.",
  "room.live.integrating": "Each names in one line what was new, or leaves it out.",
  "room.live.closing": "Each says in private how they leave; the two share that each has.",
  "room.paused": "The Room rests, always with a promised return. Both check in again before it goes on.",
  "room.closed": "Closed together.",
  "room.left": "Someone left. No reason is asked for, kept or shown.",
};

const WHO: Readonly<Record<string, string>> = { isSpeaker: "speaker", isListener: "listener" };

const CONDITIONS: Readonly<Record<string, string>> = {
  hasNotArrived: "this partner has not checked in",
  bothArrived: "with this both have checked in",
  bothGreen: "with this both are green",
  resumesHere: "the pause was called during a step",
  isThirdCycleExchange: "with this reply three exchanges in a row fed the loop",
  isSecondCycleExchange: "with this reply two exchanges in a row fed the loop",
  isSecondNotYet: "the speaker said *not yet* to this message before",
  hasNotRead: "this partner has not read the mirror",
  partnerRead: "the other has read it",
  hasNotNamed: "this partner has not named what was new",
  partnerNamed: "the other has named theirs or left it out",
  hasNotParted: "this partner has not checked out",
  partnerParted: "the other has checked out",
};

const HEAD = `# The conversation

Generated from the machine in \`packages/domain/src/conversation/room-machine.ts\` by \`node scripts/conversation-doc.ts\`;
\`npm run check\` fails when it is out of date. Do not edit it by hand.

The Room is a protocol between two people: one has the floor, each message is looked at on the author's device before
it crosses, the listener is helped as much as the speaker, and a rule stops a run. It has two parts
(docs/adr/0010-shared-room-and-own-part.md).

- **What the two share** is one explicit XState machine, driven as a pure function over the events of the couple's
  space. Every device has the same events in the same order, and comes to the same snapshot. It is what this page shows.
- **Each one's own part** (\`own-room.ts\`) is a fold over that partner's own events, which the other's device never has:
  what they answered on arriving, words that are held, what they count for themselves. An own event prepares a shared
  one, and is refused where the machine below would not take that; it changes nothing that is shared.

| own event | what it is | the shared event that follows |
| --- | --- | --- |
| \`arrival-checked\` | willing, arousal, clear-headed | \`arrived\`: green or not |
| \`words-offered\` | words with their reading, as a message, a reply, a correction or one line on what was new | if they are not held: \`words-given\`, \`reply-given\`, \`not-yet\`, \`newness-named\` |
| \`words-withdrawn\` | held words are taken back | none |
| \`words-released\` | of held words: this is not that | the one that would have followed the offer |
| \`checked-out\` | arousal and closeness | \`parted\` |

\`actInRoom(room, act)\` answers what someone does with the events to record, all or none, and is the one place where
words are let cross. \`applyRoomEvent(room, event)\` takes one recorded event, and \`foldRoom\` all of them, so a reload
resumes at the very step; an event that is not taken changes nothing and is a refusal that says why. There is no clock
and no chance in any of it; both come inside the event. What a partner sees is \`viewRoom(shared, own)\` and nothing
else: held, composing and answered-in-private look alike from the other side.

How to read the tables: of several lines for one event the first whose condition holds is taken; what no line takes is
refused and changes nothing. "Either" is either partner. In the diagram, "any step" is every step of the
conversation between arriving and closing. Actions named \`announce…\` return an effect as data and change
nothing.

## Where more will attach

- **Letters** stand beside the machine and pass through none of its steps; why is in docs/adr/0013-letters.md.
- **The therapist's seat.** Nothing crosses until the therapist passes it: one more step beside \`crossing\`,
  between approval and \`listener-ready\`, and the same before a reply or a correction crosses. The therapist is a third
  author of events, so \`Side\` stays a partner, and who may give the floor or stop becomes a guard.

## All steps`;

/** The whole document, from the machine as it is. */
export function conversationDocument(): string {
  const nodes = allNodes(roomMachine.root);
  const tables = nodes.filter(({ id }) => id !== "room.live.where").map(section);
  return `${[HEAD, diagram(), "## Step by step", ...tables].join("\n\n")}\n`;
}

/** Flat, because Mermaid draws no arrow between the insides of two composite states. */
function diagram(): string {
  const steps = allNodes(roomMachine.root).filter((node) => childrenOf(node).length === 0 && node.type !== "history");
  const drawn = [ANY_STEP, ...steps];
  const names = drawn.map((node) => `state "${node === ANY_STEP ? "any step" : titleOf(node)}" as ${nameOf(node)}`);
  const ends = steps.filter(({ type }) => type === "final").map((node) => `${nameOf(node)} --> [*]`);
  const lines = [...names, "[*] --> unopened", ...drawn.flatMap(arrows), ...arrowsAnywhere(), ...ends];
  return ["```mermaid", "stateDiagram-v2", ...lines.map((line) => `  ${line}`), "```"].join("\n");
}

/** The conversation as a whole, from which a pause leads away and to which it leads back. */
const ANY_STEP = roomMachine.states["live"] as StateNode;

function arrows(node: StateNode): readonly string[] {
  const ways = waysFrom(node).filter(({ target, actions }) => target !== null || actions.length > 0);
  return ways.map((way) => arrow(node, way));
}

/** What leads on from everywhere, once for each part of the Room that does not say otherwise. */
function arrowsAnywhere(): readonly string[] {
  const parts = childrenOf(roomMachine.root).filter(({ type }) => type !== "final");
  return waysFrom(roomMachine.root).flatMap((way) =>
    parts.filter(({ transitions }) => !transitions.has(way.event)).map((node) => arrow(node, way)),
  );
}

function arrow(from: StateNode, { event, guards, target }: Way): string {
  const condition = guards.length === 0 ? "" : ` [${guards.join(", ")}]`;
  return `${nameOf(from)} --> ${nameOf(target === null ? from : firstStep(target))} : ${event}${condition}`;
}

/** Where one arrives who goes to this state. */
function firstStep(node: StateNode): StateNode {
  if (node.type === "history") return ANY_STEP;
  const first = node.initial?.target?.[0];
  return first === undefined ? node : firstStep(first);
}

function section(node: StateNode): string {
  const title = node.id === "room" ? "anywhere" : titleOf(node);
  const told = [`### ${title}`, wordsFor(STATES, node.id)];
  const ways = waysFrom(node);
  if (node.type === "final") return [...told, "Nothing is taken any more."].join("\n\n");
  if (ways.length === 0) return told.join("\n\n");
  const head = ["| event | who | condition | leads to | what it changes |", "| --- | --- | --- | --- | --- |"];
  return [...told, [...head, ...ways.map((way, index) => row(way, ways.slice(0, index)))].join("\n")].join("\n\n");
}

function row({ event, guards, target, actions }: Way, before: readonly Way[]): string {
  const who = guards.map((guard) => WHO[guard]).find((found) => found !== undefined) ?? "either";
  const conditions = guards.filter((guard) => WHO[guard] === undefined).map((guard) => wordsFor(CONDITIONS, guard));
  const isElse = before.some((way) => way.event === event);
  const condition = [...(isElse ? ["otherwise"] : []), ...conditions].join("; ") || "always";
  const changes = actions.map((action) => `\`${action}\``).join(", ");
  if (target === null && actions.length === 0) return `| \`${event}\` | nobody | | refused | nothing |`;
  return `| \`${event}\` | ${who} | ${condition} | ${target === null ? "stays" : titleOf(target)} | ${changes || "nothing else"} |`;
}

function waysFrom(node: StateNode): readonly Way[] {
  return [...node.transitions.entries()].flatMap(([event, transitions]) =>
    transitions.map((transition) => ({
      event,
      guards: guardsOf(transition.guard),
      target: transition.target?.[0] ?? null,
      actions: transition.actions.map((action) => nameOfAction(action)),
    })),
  );
}

/** The names of the guards that must all hold. A guard made of several, as by \`and\`, carries them as a list. */
function guardsOf(guard: Transition["guard"]): readonly string[] {
  if (guard === undefined) return [];
  if (typeof guard === "string") return [guard];
  const { guards } = guard as { readonly guards?: readonly string[] };
  if (guards === undefined) throw new Error("A guard of the machine has no name that the document could tell");
  return guards;
}

function nameOfAction(action: Transition["actions"][number]): string {
  return typeof action === "string" ? action : (action as { readonly type: string }).type;
}

function wordsFor(words: Readonly<Record<string, string>>, name: string): string {
  const found = words[name];
  if (found === undefined) throw new Error(`scripts/conversation-doc.ts has no words for ${name}`);
  return found;
}

function allNodes(node: StateNode): readonly StateNode[] {
  return [node, ...childrenOf(node).flatMap(allNodes)];
}

function childrenOf(node: StateNode): readonly StateNode[] {
  return Object.values(node.states) as readonly StateNode[];
}

/** The path without \`room\` and \`live\`: short, and the same as the stages that both partners see. */
function titleOf({ id }: StateNode): string {
  if (id === "room.live.where") return "the step it was called at";
  return id.replace(/^room\.(live\.)?/u, "");
}

function nameOf(node: StateNode): string {
  return node === ANY_STEP ? "any_step" : titleOf(node).replaceAll(".", "_");
}

/** Writes the document to this path, or with `--check` only says whether it is as the machine is: 0 if so, else 1. */
export function writeOrCheck(args: readonly string[], path = PATH): number {
  const document = conversationDocument();
  if (!args.includes("--check")) {
    writeFileSync(path, document);
    return 0;
  }
  if (existsSync(path) && readFileSync(path, "utf8") === document) return 0;
  process.stdout.write("docs/conversation.md is not what the machine is; run node scripts/conversation-doc.ts\n");
  return 1;
}

const [, started, ...args] = process.argv;
if (started !== undefined && import.meta.url === pathToFileURL(started).href) process.exitCode = writeOrCheck(args);
