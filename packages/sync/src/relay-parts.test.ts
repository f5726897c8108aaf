import { encodeCbor } from "@attune/wire";
import { describe, expect, test, vi } from "vitest";
import { createArrivals } from "./arrivals.ts";
import { backOff } from "./back-off.ts";
import { createCorrectedClock } from "./corrected-clock.ts";
import type { SocketLike } from "./relay-link.ts";
import { createTabLock, NO_TAB_LOCK } from "./tab-lock.ts";
import { uploadDelay } from "./upload-pace.ts";
import { createWebSocketLink } from "./web-socket-link.ts";

describe("trying again", () => {
  test("takes longer after every failure, up to two minutes, and never the same for all", () => {
    expect([0, 1, 2, 6, 7, 99].map((failures) => backOff(failures, 0))).toEqual([
      500, 1_000, 2_000, 32_000, 60_000, 60_000,
    ]);
    expect(backOff(0, 0.999)).toBe(1_000);
    expect(backOff(50, 0.999)).toBeLessThanOrEqual(120_000);
  });
});

describe("sending", () => {
  test("waits 20 to 90 seconds with one's own, and with nothing else", () => {
    const mine = { kind: "mine", owner: "me" } as const;
    expect([0, 0.5, 0.99999].map((chance) => uploadDelay(mine, chance))).toEqual([20_000, 55_000, 89_999]);
    expect(uploadDelay({ kind: "ours" }, 0.5)).toBe(0);
    expect(uploadDelay({ kind: "grant", id: "g" }, 0.5)).toBe(0);
  });
});

describe("a corrected clock", () => {
  test("is the device's until it was put right, and forgives small differences", () => {
    let now = 1_000_000;
    const clock = createCorrectedClock({ now: () => now });
    expect(clock.now()).toBe(1_000_000);
    now += 200;
    clock.correct(1_000_000, 1_000_100 + 1_500);
    expect(clock.offset()).toBe(0);
    clock.correct(1_000_000, 1_000_100 + 3_600_000);
    expect(clock.offset()).toBe(3_600_000);
    expect(clock.now()).toBe(now + 3_600_000);
  });
});

describe("arrivals", () => {
  const placed = (seq: number, byte = seq) => ({ seq, bytes: new Uint8Array([byte]) });

  test("come out in order, with what was repeated behind the first of its place", () => {
    const arrivals = createArrivals();
    for (const seq of [3, 1, 5]) expect(arrivals.add(placed(seq))).toBe(true);
    expect(arrivals.add(placed(3, 9))).toBe(true);
    expect(arrivals.take(0)).toEqual([placed(1)]);
    expect(arrivals.hasGap()).toBe(true);
    expect(arrivals.add(placed(2))).toBe(true);
    expect(arrivals.take(1)).toEqual([placed(2), placed(3), placed(3, 9)]);
    expect(arrivals.take(5)).toEqual([placed(5)]);
    expect(arrivals.hasGap()).toBe(false);
  });

  test("that are too many are dropped, and there is room again afterwards", () => {
    const arrivals = createArrivals();
    const large = new Uint8Array(40_000_000);
    expect(arrivals.add({ seq: 2, bytes: large })).toBe(true);
    expect(arrivals.add({ seq: 3, bytes: large })).toBe(false);
    arrivals.clear();
    expect(arrivals.add({ seq: 1, bytes: large })).toBe(true);
    expect(arrivals.take(0)).toHaveLength(1);
    expect(arrivals.add({ seq: 2, bytes: large })).toBe(true);
  });
});

describe("turns between tabs", () => {
  test("are held until they are given up, and one that was given up before it came is none", async () => {
    let free: Promise<unknown> = Promise.resolve();
    const request = (_: string, task: () => Promise<void>) => {
      free = free.then(task);
      return free;
    };
    const lock = createTabLock("sync", request);
    const [first, second, third] = [vi.fn(), vi.fn(), vi.fn()];
    const giveUp = lock.acquire(first);
    const never = lock.acquire(second);
    lock.acquire(third);
    await vi.waitFor(() => expect(first).toHaveBeenCalledTimes(1));
    never();
    expect(third).not.toHaveBeenCalled();
    giveUp();
    await vi.waitFor(() => expect(third).toHaveBeenCalledTimes(1));
    expect(second).not.toHaveBeenCalled();
  });

  test("are there at once where there is only one tab", () => {
    const held = vi.fn();
    NO_TAB_LOCK.acquire(held)();
    expect(held).toHaveBeenCalledTimes(1);
  });
});

describe("a link over WebSockets", () => {
  function open() {
    const socket = {
      binaryType: "",
      onopen: null,
      onmessage: null,
      onclose: null,
      onerror: null,
      send: vi.fn(),
      close: vi.fn(),
    } as SocketLike & { readonly send: ReturnType<typeof vi.fn> };
    const openSocket = vi.fn((_: string) => socket);
    const hear = { opened: vi.fn(), said: vi.fn(), closed: vi.fn() };
    const connection = createWebSocketLink("https://relay.example", openSocket).open(hear);
    return { socket, openSocket, hear, connection };
  }
  const bytes = (value: Parameters<typeof encodeCbor>[0]) => Uint8Array.from(encodeCbor(value)).buffer;

  test("goes to the relay's live address and carries whole messages either way", () => {
    const { socket, openSocket, hear, connection } = open();
    expect(openSocket).toHaveBeenCalledWith("wss://relay.example/v1/live");
    socket.onopen?.();
    connection.send({ t: "ping" });
    expect(socket.send).toHaveBeenCalledWith(encodeCbor({ t: "ping" }));
    socket.onmessage?.({ data: bytes({ t: "pong", time: 5 }) });
    expect(hear.opened).toHaveBeenCalledTimes(1);
    expect(hear.said).toHaveBeenCalledWith({ t: "pong", time: 5 });
  });

  test.each([["text"], [bytes({ t: "party" })], [new ArrayBuffer(3)]])("ends at what is no message (%#)", (data) => {
    const { socket, hear } = open();
    socket.onmessage?.({ data });
    expect(hear.closed).toHaveBeenCalledTimes(1);
    expect(socket.close).toHaveBeenCalled();
  });

  test("says once that it is closed, and nothing afterwards", () => {
    const { socket, hear, connection } = open();
    socket.onerror?.();
    socket.onclose?.();
    connection.close();
    connection.send({ t: "ping" });
    socket.onmessage?.({ data: bytes({ t: "pong", time: 5 }) });
    expect(hear.closed).toHaveBeenCalledTimes(1);
    expect(hear.said).not.toHaveBeenCalled();
    expect(socket.send).not.toHaveBeenCalled();
  });
});
