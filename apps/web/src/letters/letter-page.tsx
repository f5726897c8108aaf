import { isTakenBack, type LetterId, type SeenLetter } from "@attune/domain/conversation";
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

/** One letter, as far as whoever is inside may see it. */
export function LetterPage({ letterId, answers = null }: LetterPageProps) {
  const { letters } = useLetters();
  const letter = letters.find((each) => each.letterId === letterId);
  return (
    <Frame view={letter?.standing ?? "none"}>
      {letter === undefined ? <NoLetter letterId={letterId} answers={answers} /> : <SeenLetterPage letter={letter} />}
    </Frame>
  );
}

/** An address that names no letter: one that was taken back, or an empty page to write on. */
function NoLetter({ letterId, answers = null }: LetterPageProps) {
  const { state } = useApp();
  const { side } = useLetters();
  const { given } = state.letters;
  if (isTakenBack(given, letterId, side)) return <LetterTakenBack />;
  if (isTakenBack(given, letterId, otherSide(side))) return <LetterGone />;
  return <OwnLetter spot={{ letterId, answers }} aside={null} />;
}

function SeenLetterPage({ letter }: { readonly letter: SeenLetter }) {
  switch (letter.standing) {
    case "aside":
      return <OwnLetter spot={{ letterId: letter.letterId, answers: letter.answers }} aside={letter} />;
    case "given":
      return <GivenLetter letter={letter} />;
    case "waiting":
      return <WaitingLetter letter={letter} />;
    case "opened":
      return <OpenedLetter letter={letter} />;
  }
}
