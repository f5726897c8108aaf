export { createFixedClock, type FixedClock } from "./fixed-clock.ts";
export { type DeviceSecrets, type KeptByRelay, openedWith, secretsOn } from "./intruder.ts";
export { createMemoryDevice, type MemoryDevice } from "./memory-stores.ts";
export { obtained } from "./obtained.ts";
export { readingArbitrary } from "./reading-arbitrary.ts";
export { createListening, createReading, cycleReading, faintReading, secureReading } from "./reading-builders.ts";
export {
  createRelaySimulation,
  HONEST,
  type RelayMischief,
  type RelaySimulation,
  type SimulatedSocket,
} from "./relay-simulation.ts";
export { createSimulatedPartners, type SimulatedClient, type SimulatedPartners } from "./relay-simulation-clients.ts";
export { HARD_MISCHIEF, type MischiefKind, SOFT_MISCHIEF } from "./relay-simulation-mischief.ts";
export { type HostileRun, runHostileRelay } from "./relay-simulation-run.ts";
export { createSimulatedTime, type SimulatedTime } from "./relay-simulation-time.ts";
export { ownEventArbitrary, roomActArbitrary, roomEventArbitrary } from "./room-event-arbitrary.ts";
export { type RoomWatch, UNWATCHED_ROOM, watchAct, watchEvent } from "./room-laws.ts";
export { roomRunArbitrary } from "./room-run-arbitrary.ts";
export { simulatedRoom } from "./room-simulation.ts";
export { swapSides } from "./room-symmetry.ts";
export { recordedEvents, roomStep, roomTimeline, type TimedStep } from "./room-timeline.ts";
export {
  createSealedAccount,
  createSelf,
  createSpaceToOpen,
  openSeededCrypto,
  type SealedAccount,
} from "./sealed-account.ts";
export { createSeededNumbers, createSeededRandom } from "./seeded-random.ts";
export { formSimulatedCouple, helpAtOpening, playRun } from "./session-run.ts";
export { type Answering, drawNormal, simulateAnswers } from "./simulated-respondent.ts";
export { openSimulatedSession, type Readings, type SimulatedSession } from "./simulated-session.ts";
export { openSimulatedVault, type SimulatedVault } from "./simulated-vault.ts";
