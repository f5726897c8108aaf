import type { ReplyRemark } from "@attune/classifier";
import type { Reading } from "@attune/domain/cycle";

/** Reads words on this device. In the app it runs in a Worker; nothing it is given leaves the device. */
export interface Listening {
  /** How a message may land, after what the partner said last ("" for nothing). */
  read(text: string, context: string): Promise<Reading>;
  /** How a reply may land on the one whose message it answers. */
  readReply(text: string, message: string): Promise<ReadReply>;
}

export interface ReadReply {
  readonly reading: Reading;
  readonly remark: ReplyRemark | null;
}
