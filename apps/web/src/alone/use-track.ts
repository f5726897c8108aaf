import { tellTrack } from "@attune/application";
import { trackOf } from "@attune/domain/safety";
import { useEffect } from "react";
import { useApp } from "../app-context.tsx";
import { useVault } from "../vault-context.tsx";

const LOOK_AGAIN_MS = 30 * 60_000;

/** Lets this device tell, once a week, what every device tells once a week. */
export function useTrackTold(): void {
  const { session } = useApp();
  const { opened } = useVault();
  const side = opened?.person.side ?? null;
  useEffect(() => {
    if (side === null) return;
    // What the device does not keep now is told the next time.
    const tell = () => void tellTrack(session, side);
    tell();
    const timer = setInterval(tell, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [session, side]);
}

/** The one sentence about the track that both see. */
export function useTrackWords(): string {
  const { content, state } = useApp();
  return content.track[trackOf(state.tracks)];
}
