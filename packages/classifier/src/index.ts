export { createListener, type Listener } from "./listener.ts";
export type { Meeting, Receiving, ReplyRemark } from "./receiving.ts";
export { LISTENER_WEIGHTS, type ListenerError } from "./weights.ts";
