import type { Content } from "../content.ts";
import { example } from "./example.data.ts";
import { letters } from "./letters.data.ts";
import { listening } from "./listening.data.ts";
import { moves } from "./moves.data.ts";
import { pausing } from "./pausing.data.ts";
import { room } from "./room.data.ts";
import { speaking } from "./speaking.data.ts";

export const english: Content = {
  version: "3",
  moves,
  ...speaking,
  ...listening,
  ...pausing,
  ...room,
  letters,
  example,
};
