import type { ReadReply, Session } from "@attune/application";
import { readMessage, readReply } from "@attune/application";
import type { Reading, Side } from "@attune/domain/cycle";
import { useEffect, useState } from "react";
import { useApp } from "../app-context.tsx";

/** How the words that are being written would be read. */
export interface LiveReading {
  /** The words that were read; they may lag behind what is on the screen by a moment. */
  readonly text: string;
  readonly read: ReadReply;
}

/** Reads words while they are written, on this device. Null before the first reading and when there is nothing to read. */
export function useReading(as: "message" | "reply", side: Side, text: string): LiveReading | null {
  const { session } = useApp();
  const [live, setLive] = useState<LiveReading | null>(null);
  useEffect(() => {
    if (text.trim() === "") {
      setLive(null);
      return;
    }
    let current = true;
    readAs(session, { as, side, text }).then(
      (read) => current && setLive({ text, read }),
      () => current && setLive(null),
    );
    return () => {
      current = false;
    };
  }, [session, as, side, text]);
  return live;
}

function readAs(session: Session, { as, side, text }: Asked): Promise<ReadReply> {
  if (as === "reply") return readReply(session, side, text);
  return readMessage(session, side, text).then((reading) => ({ reading, remark: null }));
}

interface Asked {
  readonly as: "message" | "reply";
  readonly side: Side;
  readonly text: string;
}

/** Reads words that go to nobody, after what someone is imagined to have said. */
export function usePracticeReading(text: string, context: string): Reading | null {
  const { session } = useApp();
  const [reading, setReading] = useState<Reading | null>(null);
  useEffect(() => {
    if (text.trim() === "") {
      setReading(null);
      return;
    }
    let current = true;
    session.sources.listening.read(text, context).then(
      (read) => current && setReading(read),
      () => current && setReading(null),
    );
    return () => {
      current = false;
    };
  }, [session, text, context]);
  return reading;
}
