import { Button, Notice } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import type { StepTrouble } from "./use-room-step.ts";

interface TroubleNoticeProps {
  readonly trouble: StepTrouble | null;
  /** The words on the screen, which can be saved as a file. */
  readonly words?: string;
}

/** Says plainly what could not be done, and keeps the words within reach. */
export function TroubleNotice({ trouble, words = "" }: TroubleNoticeProps) {
  const { t } = useLingui();
  if (trouble === null) return null;
  if (trouble === "not-now") {
    return (
      <Notice kind="trouble" title={t`That was not possible just now`}>
        <Trans>The Room may have moved on in another tab. What you see now is where it is.</Trans>
      </Notice>
    );
  }
  return (
    <Notice
      kind="trouble"
      title={trouble === "not-read" ? t`Your words could not be read here` : t`This device did not keep that`}
      action={
        words.trim() !== "" && (
          <Button icon="save" onPress={() => saveAsFile(words)}>{t`Save my words as a file`}</Button>
        )
      }
    >
      {trouble === "not-read" ? (
        <Trans>
          What the Room listens with did not load. Nothing crosses without it. Your words are still here; please try
          again.
        </Trans>
      ) : (
        <Trans>
          There may be no room left on it. Your words are still here on the screen; you can try again, or save them.
        </Trans>
      )}
    </Notice>
  );
}

/** Hands someone their own words as a plain text file. */
export function saveAsFile(words: string): void {
  const address = URL.createObjectURL(new Blob([words], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "notes.txt";
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
