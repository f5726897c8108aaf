import { useEffect, useRef } from "react";
import { useApp } from "../app-context.tsx";
import { useVault } from "../vault-context.tsx";
import { EndedRoom } from "./ended-room.tsx";
import { OpenRoomPage } from "./open-room-page.tsx";
import { RoomInside } from "./room-inside.tsx";

/** The Room: its door, its inside, and what is left of it when it has just ended. */
export function RoomPage() {
  const { state } = useApp();
  const { room, pastRooms } = state.couple;
  const lastOpen = useRef<string | null>(null);
  useEffect(() => {
    if (room !== null) lastOpen.current = room.id;
  }, [room]);

  const side = useVault().opened?.person.side ?? null;
  if (room !== null && state.room !== null && side !== null) {
    return <RoomInside roomId={room.id} room={state.room} side={side} />;
  }
  const last = pastRooms.at(-1);
  if (last !== undefined && last.id === lastOpen.current) return <EndedRoom room={last} />;
  return <OpenRoomPage />;
}
