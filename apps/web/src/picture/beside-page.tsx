import { keepPicture, keepSafety } from "@attune/application";
import { fillThem } from "@attune/content";
import type { PictureTopic } from "@attune/domain/instruments";
import { isClearForDepth } from "@attune/domain/safety";
import { Button, Chip, Chips, ChoiceRow, Leaf, Notice, PageHead, ScaleSlider, Spread, YesNo } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLocation } from "wouter";
import { NotKept } from "../alone/not-kept.tsx";
import { NoteField } from "../alone/note-field.tsx";
import { useOwn } from "../alone/use-own.ts";
import { Frame } from "../frame.tsx";
import { useScaleWords } from "../room/use-scale-words.ts";
import { useRelationships } from "./use-relationships.ts";

/** What stands beside the picture: how the two were at first, what someone was taught about feelings, stress from outside. */
export function BesidePage() {
  const { t } = useLingui();
  const { words } = useOwn();
  return (
    <Frame>
      <Spread className="picture">
        <Leaf side="left">
          <PageHead
            who={{ icon: "lock", text: t`Only you` }}
            title={t`What stands beside it.`}
            lead={t`Nothing is read into it, and nothing is worked out from it.`}
          />
          <section className="part">
            <h2>
              <Trans>How you were at first</Trans>
            </h2>
            <p className="sm mute">
              <Trans>You have both done it once. That counts.</Trans>
            </p>
            {words.picture.atFirst.map(({ id, prompt }) => (
              <Line key={id} topic="at-first" id={id} prompt={prompt} />
            ))}
          </section>
        </Leaf>
        <Leaf side="right">
          <Stress />
          <section className="part">
            <h2>
              <Trans>What you were taught about feelings</Trans>
            </h2>
            <Taught />
          </section>
        </Leaf>
      </Spread>
    </Frame>
  );
}

function Line({ topic, id, prompt }: { readonly topic: PictureTopic; readonly id: string; readonly prompt: string }) {
  const { t } = useLingui();
  const { side, own, session } = useOwn();
  const [partner] = useRelationships();
  return (
    <NoteField
      label={fillThem(prompt, partner?.name ?? t`your partner`)}
      rows={2}
      maxLength={2000}
      kept={own.picture.notes[topic].get(id) ?? ""}
      keep={async (text) => {
        const kept = await keepPicture(session, side, { type: "picture-note", topic, prompt: id, text: text.trim() });
        return kept.ok;
      }}
    />
  );
}

/** A deep step: it opens after two questions, and waits for another day when the answer is no. */
function Taught() {
  const { t } = useLingui();
  const { side, session, words, own } = useOwn();
  const [, navigate] = useLocation();
  const scaleWords = useScaleWords(t`calm`, t`flooded`);
  const [arousal, setArousal] = useState<number | null>(null);
  const [safe, setSafe] = useState<"yes" | "no" | null>(null);
  const [clear, setClear] = useState<boolean | null>(null);
  const [failed, setFailed] = useState(false);
  const { depth } = words.safety;
  if (clear === true) {
    return words.picture.taught.map(({ id, prompt }) => <Line key={id} topic="taught" id={id} prompt={prompt} />);
  }
  if (clear === false) {
    return (
      <div className="stack">
        <p role="status">{depth.notToday}</p>
        <ChoiceRow icon="breath" title={t`Breathe for a minute`} href="/pause" onNavigate={navigate} />
      </div>
    );
  }

  async function check() {
    if (arousal === null || safe === null) return;
    const isClear = isClearForDepth({ arousal, safeEnough: safe === "yes" });
    const kept = await keepSafety(session, side, { type: "depth-checked", clear: isClear });
    setFailed(!kept.ok);
    if (kept.ok) setClear(isClear);
  }

  return (
    <form
      className="stack-l"
      onSubmit={(event) => {
        event.preventDefault();
        void check();
      }}
    >
      {failed && <NotKept />}
      {own.picture.notes.taught.size > 0 && (
        <p className="sm mute">
          <Trans>What you wrote is kept behind these two questions.</Trans>
        </p>
      )}
      <ScaleSlider
        label={depth.steady}
        lowLabel={t`Calm`}
        highLabel={t`Flooded`}
        value={arousal}
        onChange={setArousal}
        valueText={scaleWords}
      />
      <YesNo
        label={depth.safeEnough}
        options={[
          { value: "yes", label: t`Yes` },
          { value: "no", label: t`Not today` },
        ]}
        value={safe}
        onChange={setSafe}
      />
      <Button submit disabled={arousal === null || safe === null}>
        <Trans>Go on</Trans>
      </Button>
    </form>
  );
}

/** So that not every alarm is laid at the other's door. */
function Stress() {
  const { t } = useLingui();
  const { side, session, words } = useOwn();
  const scaleWords = useScaleWords(t`light`, t`more than I can carry`);
  const [amount, setAmount] = useState<number | null>(null);
  const [from, setFrom] = useState<readonly string[]>([]);
  const [kept, setKept] = useState<"kept" | "failed" | null>(null);

  async function keep() {
    if (amount === null) return;
    const done = await keepPicture(session, side, { type: "stress-logged", amount, from });
    setKept(done.ok ? "kept" : "failed");
    if (!done.ok) return;
    setAmount(null);
    setFrom([]);
  }

  return (
    <section className="part">
      <h2>
        <Trans>Stress from outside the two of you</Trans>
      </h2>
      <div className="stack">
        <ScaleSlider
          label={t`How much is on you today?`}
          lowLabel={t`Light`}
          highLabel={t`More than I can carry`}
          value={amount}
          onChange={(next) => {
            setAmount(next);
            setKept(null);
          }}
          valueText={scaleWords}
        />
        <Chips label={t`Where it comes from`}>
          {words.picture.stressors.map(({ id, label }) => (
            <Chip
              key={id}
              pressed={from.includes(id)}
              onPress={() => setFrom(from.includes(id) ? from.filter((one) => one !== id) : [...from, id])}
            >
              {label}
            </Chip>
          ))}
        </Chips>
        {kept === "failed" && <NotKept />}
        {kept === "kept" && (
          <Notice>
            <Trans>Kept. Not every alarm is about the two of you.</Trans>
          </Notice>
        )}
        <Button disabled={amount === null} onPress={() => void keep()}>
          <Trans>Keep it</Trans>
        </Button>
      </div>
    </section>
  );
}
