import { type OwnPart, ownOf, type Session, type SessionState } from "@attune/application";
import { type WordsAlone, wordsAlone } from "@attune/content/alone";
import type { Side } from "@attune/domain/cycle";
import { useApp } from "../app-context.tsx";
import { useVault } from "../vault-context.tsx";

/** What the pages of one person alone stand on. */
export interface Own {
  readonly side: Side;
  readonly own: OwnPart;
  readonly session: Session;
  readonly state: SessionState;
  readonly words: WordsAlone;
  readonly now: number;
}

/** Whoever is inside, with what is theirs alone. Someone who has not joined with anyone has a side of no meaning. */
export function useOwn(): Own {
  const { session, state } = useApp();
  const { opened } = useVault();
  const side = opened?.person.side ?? "A";
  const now = session.sources.clock.now();
  return { side, own: ownOf(state.own, side), session, state, words: wordsAlone("en"), now };
}
