import { keepPicture } from "@attune/application";
import { fillThem } from "@attune/content";
import { type ItemAnswers, OWN_INSTRUMENTS, scoreScale } from "@attune/domain/instruments";
import { Actions, Button, Notice, PageHead, Sheet, StepScale } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useMemo, useState } from "react";
import { Redirect, useLocation, useParams } from "wouter";
import { NotKept } from "../alone/not-kept.tsx";
import { useOwn } from "../alone/use-own.ts";
import { Frame } from "../frame.tsx";
import { useKeptAnswers } from "./use-kept-answers.ts";
import { useRelationships } from "./use-relationships.ts";

/** One questionnaire of our own, about one relationship or about oneself. Any statement can be left out. */
export function AnswerPage() {
  const { t } = useLingui();
  const { side, session, words } = useOwn();
  const [, navigate] = useLocation();
  const { instrument: id = "", relationship = "me" } = useParams();
  const relationshipId = relationship === "me" ? null : relationship;
  const them = useRelationships().find((one) => one.id === relationshipId)?.name ?? "";
  const instrument = OWN_INSTRUMENTS.find((one) => one.id === id);
  const said = words.picture.instruments[id];
  const { answers, change, unkept, forget } = useKeptAnswers(`${id}/${relationship}`);
  const [trouble, setTrouble] = useState<"too-few" | "not-kept" | null>(null);
  const order = useMemo(() => Object.keys(said?.items ?? {}), [said]);
  if (instrument === undefined || said === undefined) return <Redirect to="/picture" replace />;
  const { range, scales, version, known } = instrument;

  async function finish(given: ItemAnswers) {
    const scored = scales.some((scale) => scoreScale({ range }, scale, given).ok);
    if (!scored) return setTrouble("too-few");
    const readingId = session.sources.random.id();
    const kept = await keepPicture(session, side, {
      type: "answered",
      readingId,
      relationshipId,
      instrument: id,
      version,
      answers: given,
    });
    if (!kept.ok) return setTrouble("not-kept");
    await forget();
    navigate("/picture");
  }

  return (
    <Frame>
      <Sheet narrow>
        <PageHead who={{ icon: "lock", text: t`Only you` }} title={said.title} lead={fillThem(said.intro, them)} />
        <form
          className="answer-sheet"
          onSubmit={(event) => {
            event.preventDefault();
            void finish(answers);
          }}
        >
          {order.map((item) => (
            <StepScale
              key={item}
              label={fillThem(said.items[item] ?? "", them)}
              lowest={range.lowest}
              highest={range.highest}
              lowLabel={said.ends[0]}
              highLabel={said.ends[2]}
              value={answers[item] ?? null}
              onChange={(value) => change(item, value)}
              clearLabel={t`Leave this out`}
            />
          ))}
          {trouble === "too-few" && (
            <Notice kind="trouble" title={t`Too few answers to draw anything`}>
              <Trans>
                Nearly all statements of one side are needed. What you answered is kept here until you come back.
              </Trans>
            </Notice>
          )}
          {(trouble === "not-kept" || unkept) && <NotKept />}
          <Actions>
            <Button kind="ink" submit>
              <Trans>Done</Trans>
            </Button>
            <Button onPress={() => navigate("/picture")}>
              <Trans>Later</Trans>
            </Button>
          </Actions>
        </form>
        <div className="stack sm mute known">
          {known.map((note) => (
            <p key={note}>{words.picture.known[note]}</p>
          ))}
        </div>
      </Sheet>
    </Frame>
  );
}
