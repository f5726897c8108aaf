import { and, assign, setup } from "xstate";
import { EMPTY_ROOM, type RoomContext } from "./room-context.ts";
import {
  announcements,
  correctionCrossed,
  facilitatorTakesFloor,
  helpRises,
  momentSaved,
  ownWordsCrossed,
  partnersWordsCrossed,
  returnPromised,
  roomEnds,
} from "./room-effect.ts";
import type { RoomEvent } from "./room-event.ts";
import { roomGuards, type Scope } from "./room-guards.ts";
import * as steps from "./room-steps.ts";

const { openRoom, checkArrival, takeFloor, passFloor, offerWords, withdrawWords, disputeWords } = steps;
const { deliverMessage, deliverReply, markLanded, markNotYet, readMirror, closeMirror } = steps;
const { saveNewness, checkOut, moveReturn, restLonger, comeBack, startAnew } = steps;

const change = (step: (scope: Scope) => Partial<RoomContext>) =>
  assign<RoomContext, RoomEvent, undefined, RoomEvent, never>((scope) => step(scope));

const room = setup({
  types: { context: {} as RoomContext, events: {} as RoomEvent },
  guards: roomGuards,
  actions: {
    openRoom: change(openRoom),
    checkArrival: change(checkArrival),
    takeFloor: change(takeFloor),
    passFloor: change(passFloor),
    offerWords: change(offerWords),
    withdrawWords: change(withdrawWords),
    disputeWords: change(disputeWords),
    deliverMessage: change(deliverMessage),
    deliverReply: change(deliverReply),
    markLanded: change(markLanded),
    markNotYet: change(markNotYet),
    openMirrorForNotYet: change(() => steps.openMirror("not-yet")),
    openMirrorForCycleRun: change(() => steps.openMirror("cycle-run")),
    readMirror: change(readMirror),
    closeMirror: change(closeMirror),
    saveNewness: change(saveNewness),
    checkOut: change(checkOut),
    restForArrival: change((scope) => steps.rest(scope, "arrival")),
    restForCycleRun: change((scope) => steps.rest(scope, "cycle-run")),
    stepOutHere: change((scope) => steps.stepOut(scope, "here")),
    stepOutToFloor: change((scope) => steps.stepOut(scope, "floor")),
    moveReturn: change(moveReturn),
    restLonger: change(restLonger),
    comeBack: change(comeBack),
    startAnew: change(startAnew),
    ...announcements,
  },
});

/** Where a reply leads that crosses: to rest after a third cycle exchange, to the mirror after a second, else to the speaker. */
const replyRests = {
  target: "#room.paused",
  actions: ["deliverReply", "restForCycleRun", ownWordsCrossed, returnPromised],
} as const;
const replyMirrors = {
  target: "#room.live.mirroring",
  actions: [helpRises, "deliverReply", "openMirrorForCycleRun", ownWordsCrossed, facilitatorTakesFloor("cycle-run")],
} as const;
const replyCrosses = { target: "#room.live.landing", actions: ["deliverReply", ownWordsCrossed] } as const;

/** Where *not yet* leads: back to the listener once, to the mirror the second time. */
const notYetMirrors = {
  target: "#room.live.mirroring",
  actions: [correctionCrossed, "markNotYet", "openMirrorForNotYet", facilitatorTakesFloor("not-yet")],
} as const;
const notYetReturns = { target: "#room.live.replying", actions: [correctionCrossed, "markNotYet"] } as const;

/**
 * The facilitated conversation: one floor, every word looked at before it crosses, a listener who is
 * helped as much as the speaker, and a rule that stops a run. Source: docs/sources.md, "The Room".
 */
export const roomMachine = room.createMachine({
  id: "room",
  context: EMPTY_ROOM,
  initial: "unopened",
  on: { "room-left": { target: "#room.left", actions: roomEnds(false) } },
  states: {
    unopened: { on: { "room-opened": { target: "live", actions: "openRoom" }, "room-left": {} } },
    live: {
      initial: "arriving",
      on: { "pause-called": { target: "paused", actions: ["stepOutHere", returnPromised] } },
      states: {
        where: { type: "history", history: "deep" },
        arriving: {
          on: {
            "arrival-checked": [
              { guard: and(["hasNotArrived", "bothGreen"]), target: "choosing", actions: "comeBack" },
              {
                guard: and(["hasNotArrived", "bothArrived"]),
                target: "#room.paused",
                actions: ["restForArrival", returnPromised],
              },
              { guard: "hasNotArrived", actions: "checkArrival" },
            ],
            "pause-called": { target: "#room.paused", actions: ["stepOutToFloor", returnPromised] },
          },
        },
        choosing: { on: { "floor-taken": { target: "speaking", actions: "takeFloor" } } },
        speaking: {
          initial: "composing",
          states: {
            composing: {
              on: {
                "words-offered": [
                  { guard: and(["isSpeaker", "isHeld"]), target: "held", actions: "offerWords" },
                  { guard: "isSpeaker", target: "crossing", actions: "offerWords" },
                ],
                "floor-passed": { guard: "isSpeaker", actions: "passFloor" },
                "close-begun": { guard: "isSpeaker", target: "#room.live.integrating", actions: "withdrawWords" },
              },
            },
            held: {
              on: {
                "words-withdrawn": { guard: "isSpeaker", target: "composing", actions: "withdrawWords" },
                "words-released": { guard: "isSpeaker", target: "crossing", actions: "disputeWords" },
              },
            },
            crossing: {
              on: {
                "words-withdrawn": { guard: "isSpeaker", target: "composing", actions: "withdrawWords" },
                "listener-ready": {
                  guard: "isListener",
                  target: "#room.live.replying",
                  actions: ["deliverMessage", partnersWordsCrossed],
                },
              },
            },
          },
        },
        replying: {
          initial: "composing",
          states: {
            composing: {
              on: {
                "reply-offered": [
                  { guard: and(["isListener", "isHeld"]), target: "held", actions: "offerWords" },
                  { guard: and(["isListener", "isThirdCycleExchange"]), ...withOffer(replyRests) },
                  { guard: and(["isListener", "isSecondCycleExchange"]), ...withOffer(replyMirrors) },
                  { guard: "isListener", ...withOffer(replyCrosses) },
                ],
              },
            },
            held: {
              on: {
                "words-withdrawn": { guard: "isListener", target: "composing", actions: "withdrawWords" },
                "words-released": [
                  { guard: and(["isListener", "isThirdCycleExchange"]), ...withDispute(replyRests) },
                  { guard: and(["isListener", "isSecondCycleExchange"]), ...withDispute(replyMirrors) },
                  { guard: "isListener", ...withDispute(replyCrosses) },
                ],
              },
            },
          },
        },
        landing: {
          initial: "asking",
          states: {
            asking: {
              on: {
                landed: { guard: "isSpeaker", target: "#room.live.landed", actions: "markLanded" },
                "not-yet": [
                  { guard: and(["isSpeaker", "isHeld"]), target: "held", actions: "offerWords" },
                  { guard: and(["isSpeaker", "isSecondNotYet"]), ...withOffer(notYetMirrors) },
                  { guard: "isSpeaker", ...withOffer(notYetReturns) },
                ],
              },
            },
            held: {
              on: {
                "words-withdrawn": { guard: "isSpeaker", target: "asking", actions: "withdrawWords" },
                "words-released": [
                  { guard: and(["isSpeaker", "isSecondNotYet"]), ...withDispute(notYetMirrors) },
                  { guard: "isSpeaker", ...withDispute(notYetReturns) },
                ],
              },
            },
          },
        },
        landed: {
          on: {
            "floor-kept": { guard: "isSpeaker", target: "speaking" },
            "floor-passed": { guard: "isSpeaker", target: "speaking", actions: "passFloor" },
            "close-begun": { target: "integrating" },
          },
        },
        mirroring: {
          on: {
            "mirror-read": [
              { guard: and(["hasNotRead", "partnerRead"]), target: "speaking", actions: "closeMirror" },
              { guard: "hasNotRead", actions: "readMirror" },
            ],
          },
        },
        integrating: {
          on: {
            "words-offered": [
              { guard: and(["hasNotNamed", "isHeld"]), actions: "offerWords" },
              {
                guard: and(["hasNotNamed", "partnerNamed"]),
                target: "closing",
                actions: ["offerWords", "saveNewness", ownWordsCrossed, momentSaved],
              },
              { guard: "hasNotNamed", actions: ["offerWords", "saveNewness", ownWordsCrossed, momentSaved] },
            ],
            "words-withdrawn": { guard: "hasPending", actions: "withdrawWords" },
            "words-released": [
              {
                guard: and(["hasPending", "partnerNamed"]),
                target: "closing",
                actions: ["saveNewness", ownWordsCrossed, momentSaved],
              },
              { guard: "hasPending", actions: ["saveNewness", ownWordsCrossed, momentSaved] },
            ],
            "newness-skipped": [
              {
                guard: and(["hasNotNamed", "partnerNamed"]),
                target: "closing",
                actions: ["withdrawWords", "saveNewness"],
              },
              { guard: "hasNotNamed", actions: ["withdrawWords", "saveNewness"] },
            ],
          },
        },
        closing: {
          on: {
            "checked-out": [
              {
                guard: and(["hasNotCheckedOut", "partnerCheckedOut"]),
                target: "#room.closed",
                actions: ["checkOut", roomEnds(true)],
              },
              { guard: "hasNotCheckedOut", actions: "checkOut" },
            ],
          },
        },
      },
    },
    paused: {
      on: {
        "arrival-checked": [
          { guard: and(["hasNotArrived", "bothGreen", "resumesHere"]), target: "live.where", actions: "comeBack" },
          { guard: and(["hasNotArrived", "bothGreen"]), target: "live.choosing", actions: "startAnew" },
          { guard: and(["hasNotArrived", "bothArrived"]), actions: ["restLonger", returnPromised] },
          { guard: "hasNotArrived", actions: "checkArrival" },
        ],
        "return-moved": { actions: ["moveReturn", returnPromised] },
      },
    },
    closed: { type: "final" },
    left: { type: "final" },
  },
});

function withOffer<Target extends string, Actions extends readonly unknown[]>(to: {
  readonly target: Target;
  readonly actions: Actions;
}) {
  return { target: to.target, actions: ["offerWords", ...to.actions] as const };
}

function withDispute<Target extends string, Actions extends readonly unknown[]>(to: {
  readonly target: Target;
  readonly actions: Actions;
}) {
  return { target: to.target, actions: ["disputeWords", ...to.actions] as const };
}
