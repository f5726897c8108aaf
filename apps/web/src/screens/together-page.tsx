import { formCouple, LONGEST_NAME, type NameRefused } from "@attune/application";
import { Actions, Button, Leaf, LinkText, LoopFigure, Notice, PageHead, Spread, TextField } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLocation } from "wouter";
import { useApp } from "../app-context.tsx";
import { Frame } from "../frame.tsx";

/** Two people on one device say what they call themselves. No account, no address. */
export function TogetherPage() {
  const { t } = useLingui();
  const { session } = useApp();
  const [, navigate] = useLocation();
  const [names, setNames] = useState({ A: "", B: "" });
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<NameRefused["reason"] | "not-recorded" | null>(null);
  const trouble = (name: string) => (tried && name.trim() === "" ? t`A name, or any word you like.` : undefined);

  const nameTrouble =
    refused === "same"
      ? t`Two different names, so that the Room can tell you apart.`
      : refused === "empty" || refused === "too-long"
        ? t`A name of one to forty letters, please.`
        : undefined;

  async function begin() {
    setTried(true);
    if (names.A.trim() === "" || names.B.trim() === "") return;
    const formed = await formCouple(session, names);
    if (formed.ok) navigate("/");
    else setRefused(formed.error.type === "name-refused" ? formed.error.reason : "not-recorded");
  }

  return (
    <Frame nav={false} onPause={null}>
      <Spread>
        <Leaf side="left">
          <PageHead
            who={{ icon: "eye", text: t`Whoever uses this browser on this device` }}
            title={t`What do you call yourselves?`}
            lead={t`First names, nicknames, anything. No account and no address. You can change it later.`}
          />
          <div className="only-wide push">
            <LoopFigure label={t`Two ribbons, one for each of you, crossing in a single loop`} />
          </div>
        </Leaf>
        <Leaf side="right" middle>
          <form
            className="stack-l"
            onSubmit={(event) => {
              event.preventDefault();
              void begin();
            }}
          >
            <TextField
              label={t`One of you`}
              description={t`Round, and blue like dusk`}
              value={names.A}
              maxLength={LONGEST_NAME}
              trouble={trouble(names.A)}
              onChange={(A) => setNames({ ...names, A })}
            />
            <TextField
              label={t`The other`}
              description={t`Squared, and amber like a lamp`}
              value={names.B}
              maxLength={LONGEST_NAME}
              trouble={trouble(names.B) ?? nameTrouble}
              onChange={(B) => {
                setRefused(null);
                setNames({ ...names, B });
              }}
            />
            {refused === "not-recorded" && (
              <Notice kind="trouble" title={t`This device did not keep your names`}>
                <Trans>There may be no room left on it. They are still here; please try again.</Trans>
              </Notice>
            )}
            <p className="sm mute">
              <Trans>The order means nothing. You can swap the two colours in settings.</Trans>
            </p>
            <Actions between>
              <Button kind="ink" submit>
                <Trans>Begin</Trans>
              </Button>
              <LinkText href="/" onNavigate={navigate}>
                {t`Back`}
              </LinkText>
            </Actions>
          </form>
        </Leaf>
      </Spread>
    </Frame>
  );
}
