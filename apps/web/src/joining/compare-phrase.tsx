import { Actions, Button, Leaf, PageHead, Spread, WordList } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import type { Refused } from "../locks/refusal-words.ts";
import { PairingTrouble } from "./pairing-trouble.tsx";

export interface ComparePhraseProps {
  readonly partnerName: string;
  readonly phrase: readonly string[];
  readonly pending: boolean;
  readonly refused: Refused | null;
  readonly onAnswer: (same: boolean) => void;
  /** Leaves it for another time; the two stay shown as not compared. */
  readonly onLater: () => void;
}

/** Six words, the same on both devices when nobody stands between. */
export function ComparePhrase({ partnerName, phrase, pending, refused, onAnswer, onLater }: ComparePhraseProps) {
  const { t } = useLingui();
  return (
    <Spread>
      <Leaf side="left">
        <PageHead
          who={{ icon: "eye", text: t`You and ${partnerName}` }}
          title={t`Are these the same on both?`}
          lead={t`Read them aloud to each other, by voice, not by message.`}
        />
        <WordList size="large" label={t`Six words to compare`} words={phrase} />
      </Leaf>
      <Leaf side="right" middle>
        <div className="stack">
          <p>
            {t`${partnerName} sees six words, too. If all six are the same, in the same order, nobody stands between your two devices.`}
          </p>
          <PairingTrouble refused={refused} />
          <Actions phone="column">
            <Button kind="ink" pending={pending} onPress={() => onAnswer(true)}>
              <Trans>They are the same</Trans>
            </Button>
            <Button pending={pending} onPress={() => onAnswer(false)}>
              <Trans>Not the same</Trans>
            </Button>
            <Button kind="text" onPress={onLater}>
              <Trans>Later</Trans>
            </Button>
          </Actions>
          <p className="sm mute">
            <Trans>
              “Not the same” joins nothing, and you can begin anew. With “Later” you can begin to talk, and it stays
              visible that you have not compared yet.
            </Trans>
          </p>
        </div>
      </Leaf>
    </Spread>
  );
}
