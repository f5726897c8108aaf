import type { RecoverySheet } from "@attune/application";
import { Button, ButtonLink, Leaf, Notice, PageHead, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLocation } from "wouter";
import { CodeGate } from "../locks/code-gate.tsx";
import { QuietFrame } from "../locks/quiet-frame.tsx";
import { type Refused, useRefusalWords } from "../locks/refusal-words.ts";
import { useAttempt } from "../locks/use-attempt.ts";
import { useVault } from "../vault-context.tsx";
import { RecoverySheetView } from "./recovery-sheet-view.tsx";

/** A new printed sheet in place of the one before. Nothing changes until it is asked for. */
export function SheetPage() {
  const { t } = useLingui();
  const { vault } = useVault();
  const [, navigate] = useLocation();
  const attempt = useAttempt<Refused>();
  const [sheet, setSheet] = useState<RecoverySheet | null>(null);

  async function make() {
    const made = await attempt.run(() => vault.recoverySheet());
    if (made?.ok === true) setSheet(made.value);
  }

  return (
    <QuietFrame view={sheet === null ? "" : "sheet"}>
      {sheet === null ? (
        <CodeGate title={t`A new sheet.`} onCancel={() => navigate("/settings")}>
          <BeforeSheet pending={attempt.pending} refused={attempt.refused} onMake={() => void make()} />
        </CodeGate>
      ) : (
        <RecoverySheetView sheet={sheet} replaces onDone={() => navigate("/settings")} />
      )}
    </QuietFrame>
  );
}

interface BeforeSheetProps {
  readonly pending: boolean;
  readonly refused: Refused | null;
  readonly onMake: () => void;
}

function BeforeSheet({ pending, refused, onMake }: BeforeSheetProps) {
  const { t } = useLingui();
  const words = useRefusalWords();
  const [, navigate] = useLocation();
  return (
    <Spread>
      <Leaf side="left">
        <PageHead
          who={{ icon: "lock", text: t`Only you` }}
          title={t`A new sheet.`}
          lead={t`Its words open what is yours when code and passphrase are both gone.`}
        />
      </Leaf>
      <Leaf side="right" middle>
        <div className="stack">
          <p>
            <Trans>A sheet that was printed before opens nothing any more, as soon as there is a new one.</Trans>
          </p>
          <p className="mute">
            <Trans>Whoever sees the new one can open everything. Are you alone, and is there a place to put it?</Trans>
          </p>
          {refused !== null && (
            <Notice kind="trouble" title={t`There is no new sheet yet`}>
              {words(refused)} <Trans>The one before is still good.</Trans>
            </Notice>
          )}
          <div className="acts">
            <Button kind="ink" pending={pending} onPress={onMake}>
              {pending ? t`One moment …` : t`Make a new sheet`}
            </Button>
            <ButtonLink kind="text" href="/settings" onNavigate={navigate}>
              <Trans>Not now</Trans>
            </ButtonLink>
          </div>
        </div>
      </Leaf>
    </Spread>
  );
}
