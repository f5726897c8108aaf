import { keepSafetyNote } from "@attune/application";
import { Button, Leaf, PageHead, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { saveFile } from "../account/save-file.ts";
import { NoteField } from "../alone/note-field.tsx";
import { useOwn } from "../alone/use-own.ts";
import { Frame } from "../frame.tsx";

/** A small safety plan and notes of one's own: kept while they are written, and for their owner alone. */
export function PlanPage() {
  const { t } = useLingui();
  const { own, words } = useOwn();
  const { plan } = words.safety;

  function takeAway() {
    const written = plan.map(({ id, prompt }) => `## ${prompt}\n\n${own.safety.notes.get(id)?.text ?? ""}\n`);
    const free = `## ${t`Notes`}\n\n${own.safety.notes.get(FREE)?.text ?? ""}\n`;
    saveFile([...written, free].join("\n"), { type: "text/markdown", end: "md" });
  }

  return (
    <Frame>
      <Spread>
        <Leaf side="left">
          <PageHead
            who={{ icon: "lock", text: t`Only you. This page is never shared` }}
            title={t`A small safety plan.`}
            lead={t`Write what helps you. It is kept here while you write.`}
          />
          <Note noteId={plan[0]?.id ?? ""} prompt={plan[0]?.prompt ?? ""} />
          <Note noteId={plan[1]?.id ?? ""} prompt={plan[1]?.prompt ?? ""} />
          <div className="push stack">
            <Button icon="save" onPress={takeAway}>
              <Trans>Take it along as a file</Trans>
            </Button>
            <p className="xs mute">
              <Trans>
                A file lies on the device unlocked, under a name that begins with “notes”, and whoever opens it can read
                it.
              </Trans>
            </p>
          </div>
        </Leaf>
        <Leaf side="right">
          {plan.slice(2).map(({ id, prompt }) => (
            <Note key={id} noteId={id} prompt={prompt} />
          ))}
          <Note noteId={FREE} prompt={t`What happened, and when, in my own words`} />
        </Leaf>
      </Spread>
    </Frame>
  );
}

/** The note that answers no question. */
const FREE = "free";

function Note({ noteId, prompt }: { readonly noteId: string; readonly prompt: string }) {
  const { side, own, session } = useOwn();
  return (
    <NoteField
      label={prompt}
      rows={3}
      maxLength={4000}
      kept={own.safety.notes.get(noteId)?.text ?? ""}
      keep={(text) => keepSafetyNote(session, side, { noteId, prompt: noteId === FREE ? null : noteId, text })}
    />
  );
}
