import type { Instant } from "@attune/kernel";
import { Button, Leaf, PageHead, Signal, Spread, WordList } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { timeOfDay } from "../locks/wait-words.ts";
import { CopyButton } from "./copy-button.tsx";
import type { PairingRun } from "./use-pairing.ts";

interface InvitingApartProps {
  readonly run: PairingRun;
  readonly words: readonly string[];
  readonly until: Instant;
}

/** In two places: six words to pass on, and then to wait. */
export function InvitingApart({ run, words, until }: InvitingApartProps) {
  const { t } = useLingui();
  const time = timeOfDay(until);
  return (
    <Spread>
      <Leaf side="left">
        <PageHead
          who={{ icon: "lock", text: t`Only for the one you invite` }}
          title={t`Six words for the one you invite.`}
          lead={t`There: “I have an invitation”, and these words in this order.`}
        />
        <WordList size="large" label={t`The six words of the invitation`} words={words} />
      </Leaf>
      <Leaf side="right" middle>
        <div className="stack">
          <h2>
            <Trans>Passing them on</Trans>
          </h2>
          <p>
            <Trans>Best is your voice: on the phone, or written on paper.</Trans>
          </p>
          <p className="mute">
            <Trans>
              A message works too. Whoever reads it along could answer in the other’s place; comparing six more words
              afterwards shows whether anyone did.
            </Trans>
          </p>
          <CopyButton text={words.join(" ")} label={t`Copy the six words`} />
          <Signal state="settling" live>
            {t`Waiting. The words work until ${time}.`}
          </Signal>
          <p className="sm mute">
            <Trans>It stays open while you are inside. Locking, or closing this page, takes it back.</Trans>
          </p>
          <div className="acts">
            <Button onPress={() => void run.stop()}>
              <Trans>Take the invitation back</Trans>
            </Button>
          </div>
        </div>
      </Leaf>
    </Spread>
  );
}
