import { keepSafety, ownOf } from "@attune/application";
import { Button, SegmentedControl } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLocation } from "wouter";
import { NotKept } from "../alone/not-kept.tsx";
import { useApp } from "../app-context.tsx";
import { useVault } from "../vault-context.tsx";

/** What someone may say about safety at any time, in the same place for everyone. */
export function SafeSection() {
  const { t } = useLingui();
  const { session, state } = useApp();
  const { opened } = useVault();
  const [, navigate] = useLocation();
  const [failed, setFailed] = useState(false);
  if (opened === null) return null;
  const side = opened.person.side ?? "A";
  const { solo } = ownOf(state.own, side).safety;

  async function say(input: Parameters<typeof keepSafety>[2], then?: string) {
    const kept = await keepSafety(session, side, input);
    setFailed(!kept.ok);
    if (kept.ok && then !== undefined) navigate(then);
  }

  return (
    <section className="part">
      <h2>
        <Trans>For you alone</Trans>
      </h2>
      <div className="stack">
        {failed && <NotKept />}
        {opened.person.side !== null && (
          <SegmentedControl
            label={t`The track that you would like`}
            value={solo ? "solo" : "either"}
            options={[
              { value: "either", label: t`As it comes` },
              { value: "solo", label: t`Solo, for now` },
            ]}
            onChange={(track) => void say({ type: "solo-chosen", solo: track === "solo" })}
          />
        )}
        <p className="sm mute">
          <Trans>No reason is asked for, and your choice is not shown as yours.</Trans>
        </p>
        <Button onPress={() => void say({ type: "change-said" }, "/safe")}>
          <Trans>Something has changed</Trans>
        </Button>
        <Button onPress={() => void say({ type: "made-to-use" }, "/help")}>
          <Trans>I am being made to use this</Trans>
        </Button>
      </div>
    </section>
  );
}
