import { hasAnswered, SCREEN, type ScreenAnswers, type ScreenQuestion, toScreenAnswers } from "@attune/domain/safety";
import { Actions, Button, ChoiceList, Leaf, PageHead, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { NotKept } from "../alone/not-kept.tsx";
import { useOwn } from "../alone/use-own.ts";
import { Frame } from "../frame.tsx";

interface ScreenQuestionsProps {
  /** The last try to keep them did not work. */
  readonly failed: boolean;
  readonly onFinish: (answers: ScreenAnswers) => void;
  /** An answer tells of danger now; everything else can wait. */
  readonly onCrisis: (answers: ScreenAnswers) => void;
  readonly onBack: () => void;
}

type Given = Readonly<Partial<Record<ScreenQuestion["id"], readonly string[]>>>;

/** One question at a time; each can be left out. */
export function ScreenQuestions({ failed, onFinish, onCrisis, onBack }: ScreenQuestionsProps) {
  const { t } = useLingui();
  const { words } = useOwn();
  const [at, setAt] = useState(0);
  const [given, setGiven] = useState<Given>({});
  const question = SCREEN[at] ?? SCREEN[0];
  const { question: asked, answers } = words.safety.questions[question.id];
  const options = Object.entries<string>(answers).map(([value, label]) => ({ value, label }));
  const place = at + 1;
  const of = SCREEN.length;

  function goOn(next: Given) {
    const so = toScreenAnswers(next);
    setGiven(next);
    if (hasAnswered(so, "life", "plan", "tried") || hasAnswered(so, "now")) onCrisis(so);
    else if (place === of) onFinish(so);
    else setAt(place);
  }

  function leaveOut() {
    const { [question.id]: _left, ...rest } = given;
    goOn(rest);
  }

  return (
    <Frame nav={false} view={question.id}>
      <Spread>
        <Leaf side="left">
          <PageHead who={{ icon: "lock", text: t`Only you. This page is never shared` }} title={asked} />
          <p className="mute sm">{t`${place} of ${of}. Leave out whatever you like.`}</p>
        </Leaf>
        <Leaf side="right" middle>
          {failed && <NotKept />}
          <form
            className="stack-l"
            onSubmit={(event) => {
              event.preventDefault();
              goOn(given);
            }}
          >
            <ChoiceList
              key={question.id}
              label={asked}
              hideLabel
              takes={question.takes}
              options={options}
              noneLabel={question.takes === "many" ? t`None of these` : undefined}
              value={given[question.id] ?? null}
              onChange={(value) => setGiven({ ...given, [question.id]: value })}
            />
            <Actions between>
              <Button onPress={() => (at === 0 ? onBack() : setAt(at - 1))}>
                <Trans>Back</Trans>
              </Button>
              <Button kind="text" onPress={leaveOut}>
                <Trans>Leave this out</Trans>
              </Button>
              <Button kind="ink" submit disabled={given[question.id] === undefined}>
                {place === of ? t`Done` : t`Next`}
              </Button>
            </Actions>
          </form>
        </Leaf>
      </Spread>
    </Frame>
  );
}
