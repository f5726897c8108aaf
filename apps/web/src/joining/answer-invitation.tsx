import { Button, ButtonLink, Leaf, PageHead, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { useLocation } from "wouter";
import { areComplete } from "../account/typed-words.ts";
import { WordEntry } from "../account/word-entry.tsx";
import { useVault } from "../vault-context.tsx";
import { PairingTrouble } from "./pairing-trouble.tsx";
import { ScanCode } from "./scan-code.tsx";
import type { PairingRun } from "./use-pairing.ts";

const INVITATION_WORDS = 6;

interface AnswerInvitationProps {
  readonly run: PairingRun;
  /** What was typed; kept by the page, so that no detour loses it. */
  readonly words: string;
  readonly onWords: (words: string) => void;
}

/** The six words that someone passed on, or the picture on their device. */
export function AnswerInvitation({ run, words, onWords }: AnswerInvitationProps) {
  const { t } = useLingui();
  const { vault } = useVault();
  const [, navigate] = useLocation();
  const [missing, setMissing] = useState(false);
  const [stale, setStale] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const { refused } = run;
  const doubtful = refused?.type === "wrong-words" && !stale ? refused.index : null;

  async function answer() {
    const complete = areComplete(words, INVITATION_WORDS);
    setMissing(!complete);
    setStale(false);
    if (complete) await run.take(() => vault.answerInvitation({ words }));
    else field.current?.focus();
  }

  return (
    <Spread>
      <Leaf side="left">
        <PageHead
          who={{ icon: "lock", text: t`Only you, until you answer` }}
          title={t`The invitation.`}
          lead={t`In the same room there is a picture to scan. From afar there are six words.`}
        />
        <ScanCode
          label={t`Scan the picture`}
          looking={t`Hold the other device’s picture into the frame.`}
          pending={run.pending}
          onFound={(scanned) => void run.take(() => vault.answerInvitation({ scanned }))}
        />
      </Leaf>
      <Leaf side="right" middle>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void answer();
          }}
        >
          <WordEntry
            ref={field}
            label={t`The six words`}
            description={t`In the order in which you got them. Capitals do not matter.`}
            count={INVITATION_WORDS}
            value={words}
            doubtful={doubtful}
            trouble={missing ? t`All six words are needed, in their order.` : undefined}
            onChange={(text) => {
              setMissing(false);
              setStale(true);
              onWords(text);
            }}
          />
          <PairingTrouble
            refused={refused}
            notFound={t`No open invitation was found for this. One word may have a slip, or the invitation is over; then the other begins a new one.`}
          />
          <div className="acts">
            <Button kind="ink" submit pending={run.pending}>
              {run.pending ? t`Looking for the other device …` : t`Answer`}
            </Button>
            <ButtonLink kind="text" href="/" onNavigate={navigate}>
              <Trans>Not now</Trans>
            </ButtonLink>
          </div>
          <p className="sm mute">
            <Trans>Joining is yours to choose. It can be ended at any time, from your side alone.</Trans>
          </p>
        </form>
      </Leaf>
    </Spread>
  );
}
