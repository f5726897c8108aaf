import type { Arrival } from "@attune/domain/conversation";
import { Button, ScaleSlider, YesNo } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useScaleWords } from "./use-scale-words.ts";

interface ArrivalFormProps {
  readonly doneLabel: string;
  readonly pending: boolean;
  readonly onDone: (arrival: Arrival) => void;
}

/** The three private questions before the Room opens for someone. */
export function ArrivalForm({ doneLabel, pending, onDone }: ArrivalFormProps) {
  const { t } = useLingui();
  const scaleWords = useScaleWords(t`calm`, t`flooded`);
  const [willing, setWilling] = useState<"yes" | "no" | null>(null);
  const [arousal, setArousal] = useState<number | null>(null);
  const [clear, setClear] = useState<"yes" | "no" | null>(null);
  const complete = willing !== null && arousal !== null && clear !== null;
  return (
    <form
      className="stack-l"
      onSubmit={(event) => {
        event.preventDefault();
        if (willing !== null && arousal !== null && clear !== null) {
          onDone({ willing: willing === "yes", arousal, clearHeaded: clear === "yes" });
        }
      }}
    >
      <YesNo
        label={t`Do you want to talk now?`}
        options={[
          { value: "yes", label: t`Yes` },
          { value: "no", label: t`Not now` },
        ]}
        value={willing}
        onChange={setWilling}
      />
      <ScaleSlider
        label={t`How stirred up are you?`}
        lowLabel={t`Calm`}
        highLabel={t`Flooded`}
        value={arousal}
        onChange={setArousal}
        valueText={scaleWords}
      />
      <YesNo
        label={t`Is your head clear?`}
        description={t`No alcohol or anything else that changes how you are.`}
        options={[
          { value: "yes", label: t`Yes` },
          { value: "no", label: t`Not now` },
        ]}
        value={clear}
        onChange={setClear}
      />
      <Button kind="ink" submit disabled={!complete} pending={pending}>
        {doneLabel}
      </Button>
      {!complete && (
        <p className="xs mute">
          <Trans>Three answers, then it goes on.</Trans>
        </p>
      )}
    </form>
  );
}
