export { createListener, type Listener } from "./listener.ts";
export type { ReplyRemark } from "./reply-remark.ts";
export { LISTENER_WEIGHTS, type ListenerError } from "./weights.ts";
