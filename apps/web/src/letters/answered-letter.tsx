import type { LetterId } from "@attune/domain/conversation";
import { Slip } from "@attune/ui";
import { useLetters } from "./use-letters.ts";

/** The letter that is answered, to have its words near. */
export function AnsweredLetter({ letterId }: { readonly letterId: LetterId | null }) {
  const { letters, partner } = useLetters();
  const letter = letters.find((each) => each.letterId === letterId);
  if (letter?.standing !== "opened") return null;
  return (
    <Slip owner={partner.ink} name={partner.name} quote>
      <LetterText text={letter.text} />
    </Slip>
  );
}

/** The words of a letter, with their paragraphs. */
export function LetterText({ text }: { readonly text: string }) {
  return (
    <div className="letter-text" dir="auto">
      {text}
    </div>
  );
}
