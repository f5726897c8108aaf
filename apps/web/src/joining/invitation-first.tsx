import { LONGEST_NAME, type PersonHere } from "@attune/application";
import { Button, Leaf, LinkText, PageHead, PersonChoice, Spread, TextField } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLocation } from "wouter";
import { inkOf } from "../locks/ink.ts";
import type { Refused } from "../locks/refusal-words.ts";
import { SetLockForm } from "../locks/set-lock-form.tsx";
import { UnlockForm } from "../locks/unlock-form.tsx";
import { useNameTrouble } from "../locks/use-name-trouble.ts";
import { useShownName } from "../locks/use-shown-name.ts";
import { useVault } from "../vault-context.tsx";

/** Before an invitation can be answered: whose it is, and their lock. */
export function InvitationFirst() {
  const { t } = useLingui();
  const { people } = useVault();
  const shownName = useShownName();
  const [person, setPerson] = useState<PersonHere | null>(null);
  const [someoneNew, setSomeoneNew] = useState(people.length === 0);
  return (
    <Spread>
      <Leaf side="left">
        <PageHead
          who={{ icon: "lock", text: t`Only you` }}
          title={someoneNew ? t`You have an invitation.` : t`Whose invitation is it?`}
          lead={
            someoneNew
              ? t`First a name and a lock of your own. Then the six words, or the picture.`
              : t`Open your lock, or begin as someone new.`
          }
        />
        {someoneNew ? (
          <ul className="plain-points mute">
            <li>
              <Trans>Answering shows the other your name, and nothing you write in private.</Trans>
            </li>
            <li>
              <Trans>You can look around first, and answer later or never. Nobody is told.</Trans>
            </li>
          </ul>
        ) : (
          <PersonChoice
            label={t`Who has a lock here`}
            icon="lock"
            people={people.map((one) => ({ id: one.tag, name: shownName(one), partner: inkOf(one) }))}
            value={person?.tag ?? null}
            onChoose={(tag) => setPerson(people.find((one) => one.tag === tag) ?? null)}
          />
        )}
      </Leaf>
      <Leaf side="right" middle>
        {someoneNew ? (
          <NewPerson />
        ) : (
          <div className="stack">
            {person !== null && <OpenFirst key={person.tag} person={person} />}
            <div className="acts">
              <Button kind="text" onPress={() => setSomeoneNew(true)}>
                <Trans>Someone new</Trans>
              </Button>
              <BackLink />
            </div>
          </div>
        )}
      </Leaf>
    </Spread>
  );
}

function OpenFirst({ person }: { readonly person: PersonHere }) {
  const { t } = useLingui();
  const { enter } = useVault();
  return <UnlockForm person={person} focused submitLabel={t`Open`} onOpened={enter} />;
}

function NewPerson() {
  const { t } = useLingui();
  const { vault, enter } = useVault();
  const [name, setName] = useState("");
  const { field, trouble, check, refuse, forget } = useNameTrouble();

  async function set(code: string): Promise<Refused | null> {
    const made = await vault.createPerson(name, code);
    if (!made.ok) {
      refuse(made.error);
      return made.error;
    }
    await enter(made.value);
    return null;
  }

  return (
    <SetLockForm name="" submitLabel={t`Go on`} onSet={set} check={() => check(name)} other={<BackLink />}>
      <TextField
        ref={field}
        label={t`What may we call you?`}
        description={t`The one who invited you sees this name once you are joined.`}
        value={name}
        maxLength={LONGEST_NAME}
        trouble={trouble}
        onChange={(typed) => {
          forget();
          setName(typed);
        }}
      />
    </SetLockForm>
  );
}

function BackLink() {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  return (
    <LinkText href="/" onNavigate={navigate}>
      {t`Back`}
    </LinkText>
  );
}
