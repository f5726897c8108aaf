export { createFixedClock, type FixedClock } from "./fixed-clock.ts";
export { createMemoryDevice, type MemoryDevice } from "./memory-stores.ts";
export { createSeededRandom } from "./seeded-random.ts";
