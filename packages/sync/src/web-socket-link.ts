import { type CborValue, decodeMessage, encodeCbor, LIVE_PATH, liveAnswer } from "@attune/wire";
import type { RelayLink, SocketLike } from "./relay-link.ts";

/** Talks to the relay over WebSockets. `origin` is the relay's, such as `https://relay.example`. */
export function createWebSocketLink(origin: string, openSocket: (address: string) => SocketLike): RelayLink {
  return {
    open(hear) {
      const socket = openSocket(origin.replace(/^http/, "ws") + LIVE_PATH);
      let over = false;
      const end = () => {
        if (over) return;
        over = true;
        socket.close();
        hear.closed();
      };
      socket.binaryType = "arraybuffer";
      socket.onopen = () => hear.opened();
      socket.onclose = end;
      socket.onerror = end;
      socket.onmessage = ({ data }) => {
        const answer = data instanceof ArrayBuffer ? decodeMessage(liveAnswer, new Uint8Array(data)) : null;
        if (over) return;
        // What is no message of this protocol ends the connection; the next one starts from what was verified.
        if (answer?.ok) hear.said(answer.value);
        else end();
      };
      return {
        send(request) {
          if (!over) socket.send(encodeCbor(request as CborValue) as Uint8Array<ArrayBuffer>);
        },
        close: end,
      };
    },
  };
}
