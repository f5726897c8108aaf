import { Button, CameraView, Notice, TextField } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useCamera } from "./use-camera.ts";

interface ScanCodeProps {
  /** What the button says: whose picture is to be scanned. */
  readonly label: string;
  /** What is being looked for, while the camera looks. */
  readonly looking: string;
  /** Called with the text that was read or typed. */
  readonly onFound: (text: string) => void;
  /** What was read is being used. */
  readonly pending?: boolean;
  /** Offers a field for the same as text; where words are typed anyway it is left out. */
  readonly typed?: boolean;
  /** Draws the button as the one main move of the page. */
  readonly main?: boolean;
}

/** Reads the picture on another screen with the camera, or takes the same as text. */
export function ScanCode({ label, looking, onFound, pending = false, typed = true, main = false }: ScanCodeProps) {
  const { t } = useLingui();
  const [attempt, setAttempt] = useState(0);
  const { state, video } = useCamera(attempt, (text) => {
    setAttempt(0);
    onFound(text);
  });
  const without = state === "denied" || state === "absent";
  const seen = attempt > 0 && !without;
  return (
    <div className="stack">
      {seen && (
        <>
          <CameraView ref={video} label={looking} />
          <p className="sm mute" role="status">
            {state !== "looking" ? t`The browser asks whether the camera may be used.` : looking}
          </p>
        </>
      )}
      {without && <NoCamera denied={state === "denied"} />}
      <div className="acts">
        {seen ? (
          <Button onPress={() => setAttempt(0)}>
            <Trans>Stop the camera</Trans>
          </Button>
        ) : (
          <Button kind={main ? "ink" : "plain"} pending={pending} onPress={() => setAttempt(attempt + 1)}>
            {pending ? t`One moment …` : label}
          </Button>
        )}
      </div>
      {typed && <TypedCode open={without} pending={pending} onFound={onFound} />}
    </div>
  );
}

function NoCamera({ denied }: { readonly denied: boolean }) {
  const { t } = useLingui();
  return (
    <Notice kind="trouble" title={denied ? t`The camera was not allowed` : t`There is no camera that can be used here`}>
      {denied ? (
        <Trans>The browser’s settings for this page can allow it. The same works without a camera, too.</Trans>
      ) : (
        <Trans>The same works without a camera.</Trans>
      )}
    </Notice>
  );
}

interface TypedCodeProps extends Pick<Required<ScanCodeProps>, "pending" | "onFound"> {
  /** Without a camera it is the way on, and stands open. */
  readonly open: boolean;
}

function TypedCode({ open, pending, onFound }: TypedCodeProps) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const [empty, setEmpty] = useState(false);
  return (
    <details className="ladder" open={open}>
      <summary>
        <Trans>Without a camera</Trans>
      </summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const code = text.trim();
          setEmpty(code === "");
          if (code !== "" && !pending) onFound(code);
        }}
      >
        <TextField
          label={t`The text below the other picture`}
          value={text}
          trouble={empty ? t`The text from the other screen, please.` : undefined}
          onChange={(typed) => {
            setEmpty(false);
            setText(typed);
          }}
        />
        <div className="acts">
          <Button submit pending={pending}>
            <Trans>Take this</Trans>
          </Button>
        </div>
      </form>
    </details>
  );
}
