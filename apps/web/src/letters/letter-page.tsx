import type { LetterSpot } from "@attune/application";
import { isTakenBack, type LetterId, type SeenLetter } from "@attune/domain/conversation";
import { otherSide } from "@attune/domain/cycle";
import { Redirect } from "wouter";
import { useApp } from "../app-context.tsx";
import { Frame } from "../frame.tsx";
import { GivenLetter } from "./given-letter.tsx";
import { LetterGone, LetterTakenBack } from "./letter-gone.tsx";
import { OpenedLetter } from "./opened-letter.tsx";
import { OwnLetter } from "./own-letter.tsx";
import { useLetterPlace } from "./use-letter-place.ts";
import { useLetters } from "./use-letters.ts";
import { WaitingLetter } from "./waiting-letter.tsx";

/** One letter, as far as whoever is inside may see it; for anyone else than who went there, the way back. */
export function LetterPage() {
  const place = useLetterPlace();
  return place === null ? <Redirect to="/letters" replace /> : <ShownLetter key={place.letterId} {...place} />;
}

function ShownLetter({ letterId, answers }: LetterSpot) {
  const { letters } = useLetters();
  const letter = letters.find((each) => each.letterId === letterId);
  return (
    <Frame view={letter?.standing ?? "none"}>
      {letter === undefined || letter.standing === "aside" ? (
        <OwnPage letterId={letterId} answers={letter?.answers ?? answers} aside={letter ?? null} />
      ) : (
        <SharedPage letter={letter} />
      )}
    </Frame>
  );
}

/** A letter that is one's own so far, or none: one that was taken back, or an empty page to write on. */
function OwnPage({ letterId, answers, aside }: OwnPageProps) {
  const { state } = useApp();
  const { side } = useLetters();
  const { given } = state.letters;
  if (isTakenBack(given, letterId, side)) return <LetterTakenBack />;
  if (isTakenBack(given, letterId, otherSide(side))) return <LetterGone />;
  return <OwnLetter spot={{ letterId, answers }} aside={aside} />;
}

interface OwnPageProps {
  readonly letterId: LetterId;
  readonly answers: LetterId | null;
  readonly aside: AsideLetter | null;
}

type AsideLetter = Extract<SeenLetter, { readonly standing: "aside" }>;

function SharedPage({ letter }: { readonly letter: Exclude<SeenLetter, AsideLetter> }) {
  switch (letter.standing) {
    case "given":
      return <GivenLetter letter={letter} />;
    case "waiting":
      return <WaitingLetter letter={letter} />;
    case "opened":
      return <OpenedLetter letter={letter} />;
  }
}
