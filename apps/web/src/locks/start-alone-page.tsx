import { LONGEST_NAME } from "@attune/application";
import { Leaf, LinkText, PageHead, Spread, TextField } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLocation } from "wouter";
import { useVault } from "../vault-context.tsx";
import { QuietFrame } from "./quiet-frame.tsx";
import type { Refused } from "./refusal-words.ts";
import { SetLockForm } from "./set-lock-form.tsx";
import { useNameTrouble } from "./use-name-trouble.ts";

/** Someone begins on their own: a name and a lock, and that is all. */
export function StartAlonePage() {
  const { t } = useLingui();
  const { vault, enter } = useVault();
  const [, navigate] = useLocation();
  const [name, setName] = useState("");
  const { field, trouble, check, refuse, forget } = useNameTrouble();

  async function set(code: string): Promise<Refused | null> {
    const made = await vault.createPerson(name, code);
    if (!made.ok) {
      refuse(made.error);
      return made.error;
    }
    await enter(made.value);
    navigate("/");
    return null;
  }

  return (
    <QuietFrame>
      <Spread>
        <Leaf side="left">
          <PageHead
            who={{ icon: "lock", text: t`Only you` }}
            title={t`A place of your own.`}
            lead={t`Any name that is yours, and a code. No address, no number, nobody is told.`}
          />
          <ul className="plain-points mute">
            <li>
              <Trans>What you write stays on this device, closed with your code.</Trans>
            </li>
            <li>
              <Trans>You can invite someone later, or never.</Trans>
            </li>
            <li>
              <Trans>Joining later shows nobody what you wrote before.</Trans>
            </li>
          </ul>
        </Leaf>
        <Leaf side="right" middle>
          <SetLockForm
            name=""
            onSet={set}
            check={() => check(name)}
            submitLabel={t`Begin`}
            other={
              <LinkText href="/" onNavigate={navigate}>
                {t`Back`}
              </LinkText>
            }
          >
            <TextField
              ref={field}
              label={t`What may we call you?`}
              value={name}
              maxLength={LONGEST_NAME}
              trouble={trouble}
              onChange={(typed) => {
                forget();
                setName(typed);
              }}
            />
          </SetLockForm>
        </Leaf>
      </Spread>
    </QuietFrame>
  );
}
