import { Button, FileButton, Notice } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { type Refused, useRefusalWords } from "../locks/refusal-words.ts";
import { useAttempt } from "../locks/use-attempt.ts";
import { useVault } from "../vault-context.tsx";
import { saveFile } from "./save-file.ts";

type Imported =
  | { readonly as: "came-in"; readonly events: number }
  | { readonly as: "not-understood" }
  | { readonly as: "refused"; readonly refused: Refused }
  | null;

/** Everything of one's own as a file, and a file brought back. */
export function TakeAwaySection() {
  const { t } = useLingui();
  const { vault, opened } = useVault();
  const words = useRefusalWords();
  const attempt = useAttempt<Refused>();
  const [imported, setImported] = useState<Imported>(null);
  if (opened === null) return null;

  async function take(what: "markdown" | "json") {
    setImported(null);
    const taken = await attempt.run(() => vault.exportOwn());
    if (taken?.ok !== true) return;
    const file = what === "json" ? { type: "application/json", end: "json" } : { type: "text/markdown", end: "md" };
    saveFile(taken.value[what], file);
  }

  async function bring(file: File) {
    setImported(null);
    const text = await file.text();
    const answer = await vault.importOwn(text);
    if (answer.ok) setImported({ as: "came-in", events: answer.value.events });
    else if (answer.error.type === "file-not-understood") setImported({ as: "not-understood" });
    else setImported({ as: "refused", refused: answer.error });
  }

  const refused = imported?.as === "refused" ? imported.refused : attempt.refused;
  return (
    <section className="part">
      <h2>
        <Trans>Take it with you</Trans>
      </h2>
      <div className="stack">
        <p className="mute">
          <Trans>Everything that you wrote yourself, as a file. The other’s words are not in it.</Trans>
        </p>
        <p className="sm mute">
          <Trans>The file is not locked. Whoever has it can read it.</Trans>
        </p>
        <div className="acts">
          <Button icon="save" pending={attempt.pending} onPress={() => void take("markdown")}>
            <Trans>To read</Trans>
          </Button>
          <Button icon="save" pending={attempt.pending} onPress={() => void take("json")}>
            <Trans>To bring back</Trans>
          </Button>
          <FileButton accept=".json,application/json" onChoose={(file) => void bring(file)}>
            <Trans>Bring a file back</Trans>
          </FileButton>
        </div>
        {refused !== null && (
          <Notice kind="trouble" title={t`That did not work`}>
            {words(refused)}
          </Notice>
        )}
        {imported?.as === "not-understood" && (
          <Notice kind="trouble" title={t`This file cannot be read here`}>
            <Trans>It is not one that “To bring back” made, or it was changed. Nothing here was changed.</Trans>
          </Notice>
        )}
        {imported?.as === "came-in" && <CameIn events={imported.events} />}
      </div>
    </section>
  );
}

function CameIn({ events }: { readonly events: number }) {
  const { t } = useLingui();
  return (
    <Notice>
      {events === 0
        ? t`Everything in this file was here already.`
        : events === 1
          ? t`One entry came back.`
          : t`${events} entries came back.`}
    </Notice>
  );
}
