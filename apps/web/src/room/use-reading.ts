import {
  type Care,
  considerMessage,
  considerReply,
  hearingWith,
  type ReadReply,
  readMessage,
  readReply,
} from "@attune/application";
import type { Reading, Side } from "@attune/domain/cycle";
import { useCallback } from "react";
import { useApp } from "../app-context.tsx";
import { type ReadWords, useReadWhileWriting } from "./use-read-while-writing.ts";

/** How the words that are being written would be read. */
export type LiveReading = ReadWords<ReadReply>;

/** Reads what someone writes in the Room, on this device. */
export function useReading(as: "message" | "reply", side: Side, text: string): LiveReading | null {
  const { session } = useApp();
  const read = useCallback(
    async (words: string, care: Care): Promise<ReadReply> => {
      if (as === "reply") return (care === "considered" ? considerReply : readReply)(session, side, words);
      const reading = await (care === "considered" ? considerMessage : readMessage)(session, side, words);
      return { reading, remark: null, meets: null };
    },
    [session, as, side],
  );
  return useReadWhileWriting(text, read);
}

/** Reads words that go to nobody, after what someone is imagined to have said. */
export function usePracticeReading(text: string, context: string): Reading | null {
  const { listening } = useApp().session.sources;
  const read = useCallback(
    (words: string, care: Care) => hearingWith(listening, care).read(words, context),
    [listening, context],
  );
  return useReadWhileWriting(text, read)?.read ?? null;
}
