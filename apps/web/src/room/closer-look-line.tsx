import { Trans } from "@lingui/react/macro";
import { useSyncExternalStore } from "react";
import { useApp } from "../app-context.tsx";

/** What a closer look takes is on its way to this device, the first time. Nobody has to wait for it. */
export function CloserLookLine() {
  const { closerLook } = useApp().session.sources.listening;
  const state = useSyncExternalStore(closerLook.subscribe, closerLook.state);
  if (state.type !== "coming") return null;
  const percent = Math.round(state.share * 100);
  return (
    <p className="xs mute">
      <Trans>A closer way of reading is coming to this device: {percent} %. You can go on writing.</Trans>
    </p>
  );
}
