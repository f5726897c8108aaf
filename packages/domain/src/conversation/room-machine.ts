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
import { roomGuards } from "./room-guards.ts";
import * as steps from "./room-steps.ts";
import type { SharedEvent } from "./shared-event.ts";

const change = (step: (scope: steps.Scope) => Partial<RoomContext>) =>
  assign<RoomContext, SharedEvent, undefined, SharedEvent, never>((scope) => step(scope));

const room = setup({
  types: { context: {} as RoomContext, events: {} as SharedEvent },
  guards: roomGuards,
  actions: {
    openRoom: change(steps.openRoom),
    markArrived: change(steps.markArrived),
    takeFloor: change(steps.takeFloor),
    passFloor: change(steps.passFloor),
    keepWaiting: change(steps.keepWaiting),
    takeBack: change(steps.takeBack),
    deliverMessage: change(steps.deliverMessage),
    deliverReply: change(steps.deliverReply),
    markLanded: change(steps.markLanded),
    markNotYet: change(steps.markNotYet),
    openMirrorForNotYet: change(() => steps.openMirror("not-yet")),
    openMirrorForCycleRun: change(() => steps.openMirror("cycle-run")),
    readMirror: change(steps.readMirror),
    closeMirror: change(steps.closeMirror),
    saveNewness: change(steps.saveNewness),
    markParted: change(steps.markParted),
    restForArrival: change((scope) => steps.rest(scope, "arrival")),
    restForCycleRun: change((scope) => steps.rest(scope, "cycle-run")),
    stepOutHere: change((scope) => steps.stepOut(scope, "here")),
    stepOutToFloor: change((scope) => steps.stepOut(scope, "floor")),
    moveReturn: change(steps.moveReturn),
    restLonger: change(steps.restLonger),
    comeBack: change(steps.comeBack),
    startAnew: change(steps.startAnew),
    ...announcements,
  },
});

/**
 * The facilitated conversation, as far as the two share it: one floor, words that cross when their listener is ready,
 * a listener who is helped as much as the speaker, and a rule that stops a run. What comes before words are given is
 * each partner's own (own-room.ts). Source: docs/sources.md, "The Room".
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
        where: { type: "history" },
        arriving: {
          on: {
            arrived: [
              { guard: and(["hasNotArrived", "bothGreen"]), target: "choosing", actions: "comeBack" },
              {
                guard: and(["hasNotArrived", "bothArrived"]),
                target: "#room.paused",
                actions: ["restForArrival", returnPromised],
              },
              { guard: "hasNotArrived", actions: "markArrived" },
            ],
            "pause-called": { target: "#room.paused", actions: ["stepOutToFloor", returnPromised] },
          },
        },
        choosing: { on: { "floor-taken": { target: "speaking", actions: "takeFloor" } } },
        speaking: {
          on: {
            "words-given": { guard: "isSpeaker", target: "crossing", actions: "keepWaiting" },
            "floor-passed": { guard: "isSpeaker", actions: "passFloor" },
            "close-begun": { guard: "isSpeaker", target: "integrating" },
          },
        },
        crossing: {
          on: {
            "words-taken-back": { guard: "isSpeaker", target: "speaking", actions: "takeBack" },
            "listener-ready": {
              guard: "isListener",
              target: "replying",
              actions: ["deliverMessage", partnersWordsCrossed],
            },
          },
        },
        replying: {
          on: {
            "reply-given": [
              {
                guard: and(["isListener", "isThirdCycleExchange"]),
                target: "#room.paused",
                actions: ["deliverReply", "restForCycleRun", ownWordsCrossed, returnPromised],
              },
              {
                guard: and(["isListener", "isSecondCycleExchange"]),
                target: "mirroring",
                actions: [
                  helpRises,
                  "deliverReply",
                  "openMirrorForCycleRun",
                  ownWordsCrossed,
                  facilitatorTakesFloor("cycle-run"),
                ],
              },
              { guard: "isListener", target: "landing", actions: ["deliverReply", ownWordsCrossed] },
            ],
          },
        },
        landing: {
          on: {
            landed: { guard: "isSpeaker", target: "landed", actions: "markLanded" },
            "not-yet": [
              {
                guard: and(["isSpeaker", "isSecondNotYet"]),
                target: "mirroring",
                actions: [correctionCrossed, "markNotYet", "openMirrorForNotYet", facilitatorTakesFloor("not-yet")],
              },
              { guard: "isSpeaker", target: "replying", actions: [correctionCrossed, "markNotYet"] },
            ],
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
            "newness-named": [
              {
                guard: and(["hasNotNamed", "partnerNamed"]),
                target: "closing",
                actions: ["saveNewness", ownWordsCrossed, momentSaved],
              },
              { guard: "hasNotNamed", actions: ["saveNewness", ownWordsCrossed, momentSaved] },
            ],
            "newness-skipped": [
              { guard: and(["hasNotNamed", "partnerNamed"]), target: "closing", actions: "saveNewness" },
              { guard: "hasNotNamed", actions: "saveNewness" },
            ],
          },
        },
        closing: {
          on: {
            parted: [
              {
                guard: and(["hasNotParted", "partnerParted"]),
                target: "#room.closed",
                actions: ["markParted", roomEnds(true)],
              },
              { guard: "hasNotParted", actions: "markParted" },
            ],
          },
        },
      },
    },
    paused: {
      on: {
        arrived: [
          { guard: and(["hasNotArrived", "bothGreen", "resumesHere"]), target: "live.where", actions: "comeBack" },
          { guard: and(["hasNotArrived", "bothGreen"]), target: "live.choosing", actions: "startAnew" },
          { guard: and(["hasNotArrived", "bothArrived"]), actions: ["restLonger", returnPromised] },
          { guard: "hasNotArrived", actions: "markArrived" },
        ],
        "return-moved": { actions: ["moveReturn", returnPromised] },
      },
    },
    closed: { type: "final" },
    left: { type: "final" },
  },
});
