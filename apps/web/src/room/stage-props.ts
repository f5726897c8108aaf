import type { RoomView } from "@attune/domain/conversation";
import type { Person } from "../people.ts";

/** What every stage of the Room is given: the Room as the one who holds the device may see it, and both people. */
export interface StageProps {
  readonly roomId: string;
  readonly view: RoomView;
  readonly you: Person;
  readonly partner: Person;
  /** Opens the page for stepping out. */
  readonly onPause: () => void;
}
