import { fill } from "@attune/content";
import { Chip, Chips } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useApp } from "../app-context.tsx";
import { useLetters } from "./use-letters.ts";

interface BeatHelpProps {
  /** The letter shows a soft spot: the lines stay, and no beginnings are offered. */
  readonly slow: boolean;
  readonly onBegin: (stem: string) => void;
}

/** Help to answer: hear, here, allow, see, with beginnings that end open. */
export function BeatHelp({ slow, onBegin }: BeatHelpProps) {
  const { t } = useLingui();
  const { content } = useApp();
  const { you, partner } = useLetters();
  const [shown, setShown] = useState(content.beats[0]?.id);
  const beat = content.beats.find(({ id }) => id === shown);
  return (
    <section className="hint stack">
      <Chips label={t`What you give`}>
        {content.beats.map(({ id, label }) => (
          <Chip key={id} pressed={id === shown} onPress={() => setShown(id)}>
            {label}
          </Chip>
        ))}
      </Chips>
      {beat !== undefined && (
        <p className="sm mute">{fill(beat.line.calm, { you: you.name, partner: partner.name })}</p>
      )}
      {!slow && beat !== undefined && (
        <Chips label={t`If the words run out`}>
          {beat.stems.map(({ stem }) => (
            <Chip key={stem} onPress={() => onBegin(stem)}>{`${stem.trim()} …`}</Chip>
          ))}
        </Chips>
      )}
    </section>
  );
}
