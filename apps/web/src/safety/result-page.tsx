import { clearScreening, keepSafety } from "@attune/application";
import type { Offer, Triage } from "@attune/domain/safety";
import { Actions, Button, ChoiceRow, Dialog, Leaf, PageHead, SegmentedControl, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLocation } from "wouter";
import { NotKept } from "../alone/not-kept.tsx";
import { useOwn } from "../alone/use-own.ts";
import { Frame } from "../frame.tsx";

interface ResultPageProps {
  readonly triage: Triage;
  readonly onCrisis: () => void;
  /** Begins the questions anew. */
  readonly onAgain: () => void;
}

/** What the answers mean, for the one who gave them. */
export function ResultPage({ triage, onCrisis, onAgain }: ResultPageProps) {
  const { t } = useLingui();
  const { words } = useOwn();
  const { safety } = words;
  const closed = triage.closes.has("joint-path");
  const { title, text } = safety.result[closed ? "closed" : triage.rules.length === 0 ? "open" : "careful"];
  return (
    <Frame view="result">
      <Spread>
        <Leaf side="left">
          <PageHead who={{ icon: "lock", text: t`Only you. This page is never shared` }} title={title} />
          <p className="voice">{text}</p>
          {triage.rules.map((id) => (
            <p key={id} className="rule-said">
              {safety.rules[id]}
            </p>
          ))}
          {closed && <Holds className="only-wide" />}
        </Leaf>
        <Leaf side="right">
          <section className="part">
            <h2>
              <Trans>What might help</Trans>
            </h2>
            {(triage.offers.length === 0 ? (["own-path"] as const) : triage.offers).map((offer) => (
              <OfferRow key={offer} offer={offer} onCrisis={onCrisis} />
            ))}
          </section>
          {triage.closes.has("room") && <LookChoice />}
          {closed && <Holds className="only-phone" />}
          <section className="part push">
            <ChoiceRow
              icon="pen"
              title={t`Something has changed`}
              description={t`The questions, once more.`}
              onPress={onAgain}
            />
            <ClearAnswers />
          </section>
        </Leaf>
      </Spread>
    </Frame>
  );
}

/** What holds from here on, for someone whose joint path is closed. */
function Holds({ className }: { readonly className: string }) {
  const { words } = useOwn();
  return (
    <ul className={`holds ${className}`}>
      {words.safety.holds.map((one) => (
        <li key={one.title}>
          <b>{one.title}</b>
          <span>{one.text}</span>
        </li>
      ))}
    </ul>
  );
}

/** Where an offer leads. */
const WAYS: Readonly<Partial<Record<Offer, string>>> = {
  "safety-notes": "/safe/plan",
  settle: "/pause",
  "own-path": "/practice",
};

function OfferRow({ offer, onCrisis }: { readonly offer: Offer; readonly onCrisis: () => void }) {
  const { words } = useOwn();
  const [, navigate] = useLocation();
  const { title, text } = words.safety.offers[offer];
  if (offer === "deciding") return <Deciding title={title} text={text} />;
  if (offer === "crisis") return <ChoiceRow icon="talk" title={title} description={text} onPress={onCrisis} />;
  if (offer === "therapist" || offer === "medical") {
    return (
      <div className="said">
        <b>{title}</b>
        <p className="sm mute">{text}</p>
      </div>
    );
  }
  return (
    <ChoiceRow
      icon={offer === "safety-notes" ? "path" : offer === "settle" ? "breath" : offer === "own-path" ? "me" : "talk"}
      title={title}
      description={text}
      href={WAYS[offer] ?? "/help"}
      onNavigate={navigate}
    />
  );
}

function Deciding({ title, text }: { readonly title: string; readonly text: string }) {
  const { words } = useOwn();
  return (
    <details className="ladder">
      <summary>{title}</summary>
      <p className="sm mute">{text}</p>
      <ul>
        {words.safety.deciding.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

/** What the Room looks like from here on is up to the one who answered: nothing is forced that could be noticed. */
function LookChoice() {
  const { t } = useLingui();
  const { side, own, session } = useOwn();
  const [failed, setFailed] = useState(false);
  return (
    <section className="part">
      <h2>
        <Trans>How the Room looks</Trans>
      </h2>
      {failed && <NotKept />}
      <SegmentedControl
        label={t`From a later day on`}
        value={own.safety.look}
        options={[
          { value: "resting", label: t`It rests, as on many days` },
          { value: "as-before", label: t`As before` },
        ]}
        onChange={async (look) => setFailed(!(await keepSafety(session, side, { type: "look-chosen", look })).ok)}
      />
      <p className="sm mute">
        <Trans>
          Resting: whoever arrives, both of you read that this is not the moment yet. As before: the Room opens, if it
          would be riskier for you that it does not. You can leave it at any time, and no reason is shown.
        </Trans>
      </p>
    </section>
  );
}

function ClearAnswers() {
  const { t } = useLingui();
  const { side, session } = useOwn();
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState(false);

  async function clear() {
    setAsking(false);
    const cleared = await clearScreening(session, side);
    setFailed(!cleared);
    if (cleared) navigate("/");
  }

  return (
    <>
      {failed && <NotKept />}
      <ChoiceRow
        icon="clear"
        title={t`Clear this page`}
        description={t`Takes these answers away.`}
        onPress={() => setAsking(true)}
      />
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t`Take your answers away?`}
        actions={
          <Actions>
            <Button onPress={() => setAsking(false)}>
              <Trans>Keep them</Trans>
            </Button>
            <Button kind="ink" onPress={() => void clear()}>
              <Trans>Take them away</Trans>
            </Button>
          </Actions>
        }
      >
        <Trans>They go from this device and from your others. What rests goes on resting, and nothing says why.</Trans>
      </Dialog>
    </>
  );
}
