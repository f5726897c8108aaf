import { keepDraft, recallDraft } from "@attune/application";
import { LinkText, Slip } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { useApp } from "../app-context.tsx";
import type { StageProps } from "./stage-props.ts";

interface KeptThoughtProps {
  readonly props: StageProps;
  readonly onUse: (text: string) => void;
}

/** A thought that someone kept for their own turn. Only they see it. */
export function KeptThought({ props, onUse }: KeptThoughtProps) {
  const { t } = useLingui();
  const { session } = useApp();
  const { roomId, you } = props;
  const [thought, setThought] = useState("");
  useEffect(() => {
    let current = true;
    void recallDraft(session, { roomId, side: you.side, place: "thought" }).then((kept) => {
      if (current && kept.ok) setThought(kept.value);
    });
    return () => {
      current = false;
    };
  }, [session, roomId, you.side]);
  if (thought === "") return null;
  async function letGo() {
    const gone = await keepDraft(session, { roomId, side: you.side, place: "thought" }, "");
    if (gone.ok) setThought("");
  }
  return (
    <section className="kept-thought">
      <Slip owner="own" note={t`A thought you kept; only you see it`}>
        {thought}
      </Slip>
      <div className="row">
        <LinkText
          onPress={() => {
            onUse(thought);
            void letGo();
          }}
        >
          {t`Use it`}
        </LinkText>
        <LinkText onPress={() => void letGo()}>{t`Let it go`}</LinkText>
      </div>
    </section>
  );
}
