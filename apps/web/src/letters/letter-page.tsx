import { isTakenBack, type LetterId } from "@attune/domain/conversation";
import { otherSide } from "@attune/domain/cycle";
import { useApp } from "../app-context.tsx";
import { Frame } from "../frame.tsx";
import { GivenLetter } from "./given-letter.tsx";
import { LetterGone, LetterTakenBack } from "./letter-gone.tsx";
import { OpenedLetter } from "./opened-letter.tsx";
import { OwnLetter } from "./own-letter.tsx";
import { useLetters } from "./use-letters.ts";
import { WaitingLetter } from "./waiting-letter.tsx";

interface LetterPageProps {
  readonly letterId: LetterId;
  /** The letter that this one is to answer, while it is only being written. */
  readonly answers?: LetterId | null;
}

/** One letter, as far as whoever is inside may see it; an address that names none is an empty page to write on. */
export function LetterPage({ letterId, answers = null }: LetterPageProps) {
  const { state } = useApp();
  const here = useLetters();
  const letter = here.letters.find((each) => each.letterId === letterId);
  const { given } = state.letters;
  const isOver = letter === undefined && isTakenBack(given, letterId, here.side);
  const isGone = letter === undefined && isTakenBack(given, letterId, otherSide(here.side));
  const standing = isOver ? "taken back" : isGone ? "gone" : (letter?.standing ?? "new");
  return (
    <Frame view={standing}>
      {isOver && <LetterTakenBack />}
      {isGone && <LetterGone />}
      {letter === undefined && !isOver && !isGone && (
        <OwnLetter key={letterId} spot={{ letterId, answers }} aside={null} />
      )}
      {letter?.standing === "aside" && (
        <OwnLetter key={letterId} spot={{ letterId, answers: letter.answers }} aside={letter} />
      )}
      {letter?.standing === "given" && <GivenLetter letter={letter} />}
      {letter?.standing === "waiting" && <WaitingLetter letter={letter} />}
      {letter?.standing === "opened" && <OpenedLetter letter={letter} />}
    </Frame>
  );
}
