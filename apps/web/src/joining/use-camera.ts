import { type RefObject, useEffect, useRef, useState } from "react";
import { openReader } from "./scanner.ts";

/** `denied`: the browser or someone said no; `absent`: there is no camera, none that may be asked for, or none any more. */
export type CameraState = "off" | "asking" | "looking" | "denied" | "absent";

export interface Camera {
  readonly state: CameraState;
  readonly video: RefObject<HTMLVideoElement | null>;
}

/** Time between two looks, in milliseconds. */
const BETWEEN_LOOKS = 160;

/**
 * Looks through the camera until it reads something, then lets the camera go. No picture is kept or sent. Each new
 * number is a new attempt; 0 is none.
 */
export function useCamera(attempt: number, onFound: (text: string) => void): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const found = useRef(onFound);
  const [state, setState] = useState<CameraState>("off");
  useEffect(() => {
    found.current = onFound;
  }, [onFound]);

  useEffect(() => {
    if (attempt === 0) {
      setState("off");
      return;
    }
    const look = new AbortController();
    setState("asking");
    void watch(video, look.signal, setState).then((text) => {
      if (text !== null) found.current(text);
    });
    return () => look.abort();
  }, [attempt]);
  return { state, video };
}

async function watch(
  place: RefObject<HTMLVideoElement | null>,
  stopped: AbortSignal,
  tell: (state: CameraState) => void,
): Promise<string | null> {
  const stream = await openStream();
  const text = typeof stream === "string" ? null : await lookThrough(stream, place.current, { stopped, tell });
  if (text === null && !stopped.aborted) tell(stream === "denied" ? "denied" : "absent");
  return text;
}

interface Watching {
  readonly stopped: AbortSignal;
  readonly tell: (state: CameraState) => void;
}

/** Whatever comes of it, the camera is let go afterwards. */
async function lookThrough(
  stream: MediaStream,
  video: HTMLVideoElement | null,
  { stopped, tell }: Watching,
): Promise<string | null> {
  try {
    if (stopped.aborted || video === null) return null;
    video.srcObject = stream;
    await video.play();
    tell("looking");
    return await lookUntilFound(video, stream, stopped);
  } catch {
    return null;
  } finally {
    for (const track of stream.getTracks()) track.stop();
    if (video !== null) video.srcObject = null;
  }
}

/** Null when it was stopped, or the camera was taken away. */
async function lookUntilFound(
  video: HTMLVideoElement,
  stream: MediaStream,
  stopped: AbortSignal,
): Promise<string | null> {
  const read = await openReader();
  while (!stopped.aborted && stream.active) {
    const text = await read(video);
    if (text !== null && text !== "" && !stopped.aborted) return text;
    await new Promise((go) => setTimeout(go, BETWEEN_LOOKS));
  }
  return null;
}

async function openStream(): Promise<MediaStream | "denied" | "absent"> {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (devices === undefined) return "absent";
  try {
    return await devices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
  } catch (reason) {
    return reason instanceof DOMException && reason.name === "NotAllowedError" ? "denied" : "absent";
  }
}
