import type { OpenedPerson, PersonHere } from "@attune/application";
import type { Side } from "@attune/domain/cycle";
import { Button, HandOver } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLocation } from "wouter";
import { forgetNames, keepNames, recallNames, type TogetherNames } from "../joining/together-draft.ts";
import { TogetherLock } from "../joining/together-lock.tsx";
import type { RefusedName } from "../joining/together-names-form.tsx";
import { TogetherWho } from "../joining/together-who.tsx";
import { QuietFrame } from "../locks/quiet-frame.tsx";
import type { Refused } from "../locks/refusal-words.ts";
import { UnlockPanel } from "../locks/unlock-panel.tsx";
import { useVault } from "../vault-context.tsx";

type Stage = "open-first" | "names" | "first-lock" | "hand-over" | "second-lock";

/** Two people on one device: names, a lock each, and the device changes hands in between. */
export function TogetherPage() {
  const { t } = useLingui();
  const { vault, people, opened, enter } = useVault();
  const [, navigate] = useLocation();
  const [first, setFirst] = useState(opened);
  const [names, setNames] = useState<TogetherNames>(() => withFirst(recallNames(), opened?.person));
  const [refused, setRefused] = useState<RefusedName | null>(null);
  const [stage, setStage] = useState<Stage>(() => firstStage(people, opened));

  // Locked by time in the middle: the first one opens again, and nothing that was typed is lost.
  const [wasOpen, setWasOpen] = useState(opened !== null);
  if (wasOpen !== (opened !== null)) {
    setWasOpen(opened !== null);
    if (opened === null) {
      setFirst(null);
      setStage(firstStage(people, null));
    }
  }

  function change(next: TogetherNames) {
    setNames(next);
    keepNames(next);
  }

  function refuse(error: Refused, side: Side): Refused {
    if (error.type !== "name-refused") return error;
    setRefused({ side, reason: error.reason });
    setStage("names");
    return error;
  }

  function goOnFrom(person: OpenedPerson, next: Stage) {
    setFirst(person);
    change(withFirst(names, person.person));
    setStage(next);
  }

  async function setFirstLock(code: string): Promise<Refused | null> {
    const made = await vault.createPerson(names.A, code);
    if (!made.ok) return refuse(made.error, "A");
    goOnFrom(made.value, "hand-over");
    return null;
  }

  async function setSecondLock(code: string): Promise<Refused | null> {
    const joined = await vault.joinHere({ name: names.B, code });
    if (!joined.ok) return refuse(joined.error, "B");
    await finish(joined.value);
    return null;
  }

  async function finish(person: OpenedPerson) {
    forgetNames();
    await enter(person);
    navigate("/");
  }

  const [alone] = people;
  const { A, B } = names;
  const inkOfSecond = first?.person.hue === "lamp" ? "one" : "two";
  return (
    <QuietFrame view={stage} home={stage === "names" && first === null ? "/" : null}>
      {stage === "open-first" && alone !== undefined && (
        <UnlockPanel
          tag={alone.tag}
          title={t`${alone.name}, you have a lock here already.`}
          onOpened={(person) => goOnFrom(person, "names")}
          other={
            <Button kind="text" onPress={() => navigate("/")}>
              {t`Back`}
            </Button>
          }
        >
          {t`Open it first. Then the device changes hands, and the second lock is set.`}
        </UnlockPanel>
      )}
      {stage === "names" && (
        <TogetherWho
          names={names}
          firstIsSet={first !== null}
          refused={refused}
          onChange={change}
          onReady={() => {
            setRefused(null);
            setStage(first === null ? "first-lock" : "hand-over");
          }}
        />
      )}
      {stage === "first-lock" && (
        <TogetherLock
          name={A}
          othersName={B}
          ink="one"
          which="first"
          onSet={setFirstLock}
          onBack={() => setStage("names")}
        />
      )}
      {stage === "hand-over" && first !== null && (
        <HandOver
          partner={inkOfSecond}
          name={B}
          title={t`Please hand the device to ${B}.`}
          confirmLabel={t`I’m ${B}, I have it`}
          onConfirm={() => setStage("second-lock")}
          other={
            <Button kind="text" onPress={() => void finish(first)}>
              {t`${A} goes on alone for now`}
            </Button>
          }
        >
          {t`${A}’s lock is set. Next, ${B} chooses a code of their own, and nobody looks on.`}
        </HandOver>
      )}
      {stage === "second-lock" && (
        <TogetherLock
          name={B}
          othersName={A}
          ink={inkOfSecond}
          which="second"
          onSet={setSecondLock}
          onBack={() => setStage("hand-over")}
        />
      )}
    </QuietFrame>
  );
}

function firstStage(people: readonly PersonHere[], opened: OpenedPerson | null): Stage {
  const [alone, another] = people;
  if (opened !== null || another !== undefined) return "names";
  return alone?.side === null ? "open-first" : "names";
}

/** The first name is the one that the first lock was set under. */
function withFirst(names: TogetherNames, person: PersonHere | undefined): TogetherNames {
  return person === undefined ? names : { ...names, A: person.name };
}
