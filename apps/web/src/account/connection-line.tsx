import type { Connection } from "@attune/application";
import { StatusLine } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useTroubleWords } from "./trouble-words.ts";

interface ConnectionLineProps {
  readonly connection: Connection;
  /** One thing that can be done: signing in again, reloading. */
  readonly action?: ReactNode;
}

/** How this device stands with the relay, in one calm line; nothing while all is well. */
export function ConnectionLine({ connection, action }: ConnectionLineProps) {
  const { t } = useLingui();
  const troubleWords = useTroubleWords();
  const { state, trouble, waiting } = connection;
  const kept =
    waiting === 1 ? t`One thing is kept here and not sent yet.` : t`${waiting} things are kept here and not sent yet.`;
  if (state === "troubled") {
    return (
      <StatusLine icon="invitation" held action={action}>
        <p>
          <b>{t`Something is wrong with the connection.`}</b> {troubleWords(trouble)}
        </p>
        <p>{t`Nothing of yours is lost. You can go on writing; it is kept here.`}</p>
      </StatusLine>
    );
  }
  if (state === "signed-out" || state === "update-needed") {
    return (
      <StatusLine icon="device" held action={action}>
        <p>
          {state === "signed-out"
            ? t`This device is not signed in any more. What you write is kept here and not sent.`
            : t`A newer version is needed before anything is sent. What you write is kept here until then.`}
        </p>
      </StatusLine>
    );
  }
  if (state === "offline") {
    return (
      <StatusLine icon="device" action={action}>
        {t`Not connected. What you write is kept here and sent later.`}
      </StatusLine>
    );
  }
  if (state === "local" || waiting === 0) return null;
  return <StatusLine icon="keep">{kept}</StatusLine>;
}
