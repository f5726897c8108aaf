import type { OwnPasskey } from "@attune/application";
import { useEffect, useState } from "react";
import { useVault } from "../vault-context.tsx";
import { canHavePasskey, letGoOfPasskey, makePasskey } from "../wiring/passkey.ts";
import type { Refused } from "./refusal-words.ts";
import { useAttempt } from "./use-attempt.ts";

/** The passkey with which this device opens the lock of the one who is open. */
interface OwnPasskeyRun {
  /** Null as long as there is none. */
  readonly passkey: OwnPasskey | null;
  /** Whether this device and its browser can have one. */
  readonly possible: boolean;
  readonly pending: boolean;
  /** What became of the last step. */
  readonly outcome: "added" | "removed" | Refused | null;
  /** Takes the words about the last step away. */
  readonly forget: () => void;
  /** Makes one and keeps it; the code was said just before. */
  readonly add: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

export function useOwnPasskey(): OwnPasskeyRun {
  const { vault, opened, refreshPeople } = useVault();
  const { pending, refused, run, forget } = useAttempt<Refused>();
  const [possible, setPossible] = useState(false);
  const [done, setDone] = useState<"added" | "removed" | null>(null);
  useEffect(() => void canHavePasskey().then(setPossible), []);
  const passkey = opened?.person.passkey ?? null;

  async function add() {
    setDone(null);
    const added = await run(async () => {
      const made = await makePasskey();
      if (!made.ok) return made;
      const set = await vault.setPasskey(made.value);
      if (!set.ok) await letGoOfPasskey(made.value);
      return set;
    });
    if (added?.ok !== true) return;
    setDone("added");
    await refreshPeople();
  }

  async function remove() {
    setDone(null);
    const removed = await run(() => vault.setPasskey(null));
    if (removed?.ok !== true) return;
    setDone("removed");
    if (passkey !== null) await letGoOfPasskey(passkey);
    await refreshPeople();
  }

  return {
    passkey,
    possible,
    pending,
    outcome: refused ?? done,
    forget() {
      setDone(null);
      forget();
    },
    add,
    remove,
  };
}
