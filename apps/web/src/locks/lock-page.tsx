import type { PersonHere, PersonTag } from "@attune/application";
import { Leaf, LinkText, LoopFigure, PageHead, PartnerMark, PersonChoice, Spread } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLocation } from "wouter";
import { useVault } from "../vault-context.tsx";
import { ForgottenCode } from "./forgotten-code.tsx";
import { inkOf } from "./ink.ts";
import { QuietFrame } from "./quiet-frame.tsx";
import { SomeoneElse } from "./someone-else.tsx";
import { UnlockForm } from "./unlock-form.tsx";
import { useShownName } from "./use-shown-name.ts";

type View = "who" | "forgotten" | "someone-else";

/** Everything is locked: who is here says so, and opens what is theirs. */
export function LockPage() {
  const { people } = useVault();
  const [tag, setTag] = useState<PersonTag | null>(null);
  const [view, setView] = useState<View>("who");
  const only = people.length === 1 ? people[0] : undefined;
  const person = people.find((one) => one.tag === tag) ?? only;
  return (
    <QuietFrame view={view} home={null}>
      {view === "forgotten" && person !== undefined ? (
        <ForgottenCode person={person} onBack={() => setView("who")} />
      ) : view === "someone-else" ? (
        <SomeoneElse onBack={() => setView("who")} />
      ) : (
        <WhoIsHere person={person} chosen={tag !== null || only !== undefined} onChoose={setTag} onView={setView} />
      )}
    </QuietFrame>
  );
}

interface WhoIsHereProps {
  readonly person: PersonHere | undefined;
  readonly chosen: boolean;
  readonly onChoose: (tag: PersonTag) => void;
  readonly onView: (view: View) => void;
}

function WhoIsHere({ person, chosen, onChoose, onView }: WhoIsHereProps) {
  const { t } = useLingui();
  const { people } = useVault();
  const shownName = useShownName();
  return (
    <Spread className="lock-page">
      <Leaf side="left">
        <PageHead
          who={{ icon: "lock", text: t`Locked. Only names show here.` }}
          title={t`Who is here?`}
          lead={people.length > 1 ? t`Each of you opens what is yours, and only that.` : undefined}
        />
        <PersonChoice
          label={t`Who has a lock here`}
          icon="lock"
          people={people.map((one) => ({ id: one.tag, name: shownName(one), partner: inkOf(one) }))}
          value={person?.tag ?? null}
          onChoose={onChoose}
        />
        <LockFoot wide onView={onView} />
      </Leaf>
      <Leaf side="right" middle label={t`Open a lock`}>
        {person === undefined ? (
          <div className="only-wide">
            <LoopFigure label={t`Two ribbons, one for each of you, crossing in a single loop`} />
          </div>
        ) : (
          <OpenLock key={person.tag} person={person} focused={chosen} onForgotten={() => onView("forgotten")} />
        )}
        <LockFoot onView={onView} />
      </Leaf>
    </Spread>
  );
}

interface OpenLockProps {
  readonly person: PersonHere;
  readonly focused: boolean;
  readonly onForgotten: () => void;
}

function OpenLock({ person, focused, onForgotten }: OpenLockProps) {
  const { t } = useLingui();
  const { enter } = useVault();
  const shownName = useShownName();
  return (
    <div className="stack">
      <p className="only-wide">
        <PartnerMark partner={inkOf(person)} name={shownName(person)} />
      </p>
      <UnlockForm person={person} focused={focused} submitLabel={t`Open`} onOpened={enter} />
      <LinkText onPress={onForgotten}>{t`I forgot my code`}</LinkText>
    </div>
  );
}

interface LockFootProps {
  readonly onView: (view: View) => void;
  readonly wide?: boolean;
}

/** The same links at the foot of the left leaf on wide screens, and of the page on a phone. */
function LockFoot({ onView, wide = false }: LockFootProps) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  return (
    <div className={`lock-foot push ${wide ? "only-wide" : "only-phone"}`}>
      <LinkText onPress={() => onView("someone-else")}>{t`Someone else is here`}</LinkText>
      <LinkText href="/privacy" onNavigate={navigate}>
        {t`What a lock keeps safe, and what not`}
      </LinkText>
    </div>
  );
}
