import { changeTurnedDown, isReadLessSurely, recallTurnedDown, type TurnedDown } from "@attune/application";
import { Button } from "@attune/ui";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { useApp } from "../app-context.tsx";
import { useVault } from "../vault-context.tsx";

/** What someone's “this is not that” has changed in how they are read on this device, and a way back. */
export function OwnReadingSection() {
  const { t } = useLingui();
  const { session } = useApp();
  const { opened } = useVault();
  const side = opened?.person.side ?? null;
  const [list, setList] = useState<readonly TurnedDown[] | null>(null);
  const [before, setBefore] = useState<readonly TurnedDown[]>([]);
  useEffect(() => {
    let current = true;
    if (side !== null) void recallTurnedDown(session, side).then((found) => current && setList(found));
    return () => {
      current = false;
    };
  }, [session, side]);
  if (side === null || list === null || (list.length === 0 && before.length === 0)) return null;

  async function change(next: readonly TurnedDown[], undone: readonly TurnedDown[]) {
    if (side === null || !(await changeTurnedDown(session, side, next))) return;
    setList(next);
    setBefore(undone);
  }

  return (
    <section className="part">
      <h2>
        <Trans>How your words are read</Trans>
      </h2>
      {list.length > 0 ? (
        <div className="stack">
          <p className="mute">
            <Plural
              value={list.length}
              one="You said of # piece of your words that it is not that. This device does not hold it for that any more."
              other="You said of # pieces of your words that they are not that. This device does not hold them for that any more."
            />{" "}
            {isReadLessSurely(list) && <Trans>It also holds a little less altogether.</Trans>}{" "}
            <Trans>Nobody else is told.</Trans>
          </p>
          <Button onPress={() => void change([], list)}>{t`Read me as at first`}</Button>
        </div>
      ) : (
        <div className="stack">
          <p className="mute" role="status">
            <Trans>Your words are read as at first.</Trans>
          </p>
          <Button onPress={() => void change(before, [])}>{t`Undo`}</Button>
        </div>
      )}
    </section>
  );
}
