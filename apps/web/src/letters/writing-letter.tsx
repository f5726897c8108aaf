import { type Care, helpLevel, LONGEST_LETTER, type ReadReply, readLetter } from "@attune/application";
import { fill } from "@attune/content";
import type { LetterId } from "@attune/domain/conversation";
import { Button, Chip, Chips, Leaf, PageHead, Signal, Spread, WritingField } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useCallback } from "react";
import { useApp } from "../app-context.tsx";
import { Beginnings, Doors } from "../room/compose-help.tsx";
import { ReadKey, signalFor, UnkeptNotice } from "../room/composer.tsx";
import { HelpLine } from "../room/help-line.tsx";
import { SafetyOffer } from "../room/safety-offer.tsx";
import type { DraftWords } from "../room/use-draft.ts";
import { type ReadWords, useReadWhileWriting } from "../room/use-read-while-writing.ts";
import { verdictWhileWriting } from "../room/verdict.ts";
import { joined } from "../room/words-place.tsx";
import { AnsweredLetter } from "./answered-letter.tsx";
import { BeatHelp } from "./beat-help.tsx";
import { LetterTrouble } from "./letter-trouble.tsx";
import type { LetterSteps } from "./use-letter-steps.ts";
import { type LettersHere, useLetters } from "./use-letters.ts";

interface WritingLetterProps {
  readonly draft: DraftWords;
  readonly answers: LetterId | null;
  readonly steps: LetterSteps;
  readonly onDone: () => void;
}

/** The page on which a letter is written, alone. */
export function WritingLetter({ draft, answers, steps, onDone }: WritingLetterProps) {
  const { t } = useLingui();
  const { content, state } = useApp();
  const { you, partner, together } = useLetters();
  const { name } = partner;
  const begin = (stem: string) => draft.change(joined(draft.text, stem));
  return (
    <Spread className="letter">
      <Leaf side="left">
        <PageHead
          size="quiet"
          who={{ icon: "lock", text: together ? t`Only you, until you give it` : t`Only you` }}
          title={answers === null ? t`A letter to ${name}.` : t`An answer to ${name}.`}
        />
        <AnsweredLetter letterId={answers} />
        {answers === null && <p className="voice mute letter-lead">{content.letters.writing}</p>}
        <div className="only-wide push">
          <HelpLine level={helpLevel(state)} />
        </div>
      </Leaf>
      <Leaf side="right">
        <LetterField draft={draft} answers={answers} steps={steps} onDone={onDone}>
          {(slow) =>
            answers === null ? (
              <section className="hint">
                <Beginnings onBegin={begin} />
                <Doors names={{ you: you.name, partner: name }} onBegin={begin} open={false} />
              </section>
            ) : (
              <BeatHelp slow={slow} onBegin={begin} />
            )
          }
        </LetterField>
      </Leaf>
    </Spread>
  );
}

interface LetterFieldProps extends WritingLetterProps {
  readonly children: (slow: boolean) => React.ReactNode;
}

/** The field, what is read along in it, and the way on. */
function LetterField({ draft, answers, steps, onDone, children }: LetterFieldProps) {
  const { t } = useLingui();
  const { state } = useApp();
  const here = useLetters();
  const live = useLetterReading(here, draft.text, answers);
  const verdict = verdictWhileWriting(live?.read.reading ?? null, helpLevel(state));
  const empty = draft.text.trim() === "";
  const signal = signalFor({ empty, held: verdict.outcome === "held", behind: live?.text !== draft.text });
  const words = {
    empty: t`Take your time`,
    held: t`Some words may be held`,
    settling: t`Reading`,
    ready: t`Read`,
  };
  return (
    <div className="composer">
      <WritingField
        label={t`Your letter to ${here.partner.name}`}
        value={draft.text}
        onChange={draft.change}
        marks={verdict.marks}
        room="page"
        disabled={!draft.ready}
        maxLength={LONGEST_LETTER}
      />
      <ReadKey marks={verdict.marks} />
      {draft.unkept && <UnkeptNotice words={draft.text} />}
      <LetterTrouble trouble={steps.trouble} words={draft.text} />
      <Remark live={live} here={here} onBegin={(stem) => draft.change(joined(draft.text, stem))} />
      <div className="under">
        <Signal state={signal === "ready" || signal === "settling" ? signal : "ring"} live>
          {words[signal]}
        </Signal>
        <Button kind="ink" disabled={empty || !draft.ready} pending={steps.pending} onPress={onDone}>
          <Trans>It is written</Trans>
        </Button>
      </div>
      <SafetyOffer reading={live?.read.reading ?? null} />
      {children(isSlow(here, answers))}
    </div>
  );
}

/** One line for the writer: on words that may land hard, or on an answer that may pass by. */
function Remark({ live, here, onBegin }: RemarkProps) {
  const { t } = useLingui();
  const { content, state } = useApp();
  const level = helpLevel(state);
  const names = { you: here.you.name, partner: here.partner.name };
  const remark = level === 0 ? null : (live?.read.remark ?? null);
  const { remarkOn } = verdictWhileWriting(live?.read.reading ?? null, level);
  if (remark === null && remarkOn === null) return null;
  return (
    <div className="remark" role="status">
      <p className="mute">
        {fill(
          remark !== null ? content.remarks[remark].remark.calm : content.moves[remarkOn ?? "blame"].thought,
          names,
        )}
      </p>
      {remark !== null && (
        <Chips label={t`A beginning`}>
          <Chip
            onPress={() => onBegin(content.remarks[remark].stem)}
          >{`${content.remarks[remark].stem.trim()} …`}</Chip>
        </Chips>
      )}
    </div>
  );
}

interface RemarkProps {
  readonly live: ReadWords<ReadReply> | null;
  readonly here: LettersHere;
  readonly onBegin: (stem: string) => void;
}

/** Reads a letter while it is written, on this device. */
function useLetterReading({ side }: LettersHere, text: string, answers: LetterId | null): ReadWords<ReadReply> | null {
  const { session } = useApp();
  const read = useCallback(
    (words: string, care: Care) => readLetter(session, side, { text: words, answers, care }),
    [session, side, answers],
  );
  return useReadWhileWriting(text, read);
}

/** The letter that is answered shows a soft spot: no beginnings are offered. */
function isSlow({ letters }: LettersHere, answers: LetterId | null): boolean {
  const letter = letters.find((each) => each.letterId === answers);
  return letter?.standing === "opened" && letter.vulnerable;
}
