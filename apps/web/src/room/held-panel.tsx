import { fill } from "@attune/content";
import type { Depth, FacilitationLevel } from "@attune/domain/conversation";
import type { Reading } from "@attune/domain/cycle";
import { Button, HoldPanel, LinkText, MarkKey, ReadWords, Slip } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useApp } from "../app-context.tsx";
import type { Person } from "../people.ts";
import { marksOf, reachingWords } from "./marks.ts";
import { SafetyOffer } from "./safety-offer.tsx";
import { strongestCycleMove } from "./verdict.ts";

interface HeldPanelProps {
  readonly words: { readonly text: string; readonly reading: Reading };
  readonly level: FacilitationLevel;
  readonly depth: Depth;
  readonly you: Pick<Person, "name" | "ink">;
  readonly partner: Pick<Person, "name">;
  /** A beginning for someone whose own words hold none. */
  readonly stem: string;
  readonly pending: boolean;
  /** Goes on writing with these words. */
  readonly onRewrite: (text: string) => void;
  /** This is not that. */
  readonly onRelease: () => void;
  /** Keeps the words for oneself. */
  readonly onKeep: () => void;
  /** Steps out; shown when there is little room for words. */
  readonly onPause: () => void;
}

/** Which words are held, why, and one way on. They stay visible, and their author may let them cross. */
export function HeldPanel(props: HeldPanelProps) {
  const { t } = useLingui();
  const { content } = useApp();
  const [why, setWhy] = useState(false);
  const { level, depth, you, partner, stem, onRelease, onKeep } = props;
  const { text, reading } = props.words;
  const hot = depth === "hot";
  const words = content.moves[strongestCycleMove(reading) ?? "blame"];
  const names = { you: you.name, partner: partner.name };
  const reaching = reachingWords(text, reading);
  return (
    <>
      <div className="field on">
        <ReadWords text={text} marks={marksOf(reading, level)} />
      </div>
      <MarkKey
        held={t`Held`}
        reach={reaching === "" ? undefined : t`This part reaches`}
        note={t`Read on this device only`}
      />
      <HoldPanel
        title={t`Held for a moment`}
        explanation={fill(hot ? words.held.hot : words.held.calm, names)}
        actions={hot ? <HotActions {...props} /> : <CalmActions {...props} reaching={reaching} />}
        foot={
          <>
            <LinkText onPress={onRelease}>{t`This is not that`}</LinkText>
            <LinkText onPress={onKeep}>{t`Keep it for myself`}</LinkText>
            <LinkText expanded={why} onPress={() => setWhy(!why)}>{t`Why was this held?`}</LinkText>
          </>
        }
      >
        {!hot && (
          <Slip
            owner={reaching === "" ? "own" : you.ink}
            note={reaching === "" ? t`A beginning, if you like` : t`From your own words`}
          >
            {reaching === "" ? `${stem.trim()} …` : reaching}
          </Slip>
        )}
      </HoldPanel>
      <SafetyOffer reading={reading} />
      {why && <p className="sm mute held-why">{fill(words.why, names)}</p>}
    </>
  );
}

function HotActions({ words, pending, onRewrite, onPause }: HeldPanelProps) {
  return (
    <>
      <Button kind="ink" onPress={() => onRewrite(words.text)} pending={pending}>
        <Trans>One shorter sentence</Trans>
      </Button>
      <Button onPress={onPause}>
        <Trans>Pause</Trans>
      </Button>
    </>
  );
}

function CalmActions({ words, stem, reaching, pending, onRewrite }: HeldPanelProps & { readonly reaching: string }) {
  const { t } = useLingui();
  return (
    <>
      <Button kind="ink" pending={pending} onPress={() => onRewrite(reaching === "" ? stem : reaching)}>
        {reaching === "" ? t`Begin with this` : t`Begin with these words`}
      </Button>
      <Button onPress={() => onRewrite(words.text)} pending={pending}>
        <Trans>Keep writing</Trans>
      </Button>
    </>
  );
}
