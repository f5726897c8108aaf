import { LONGEST_NAME, type NameRefused } from "@attune/application";
import type { Side } from "@attune/domain/cycle";
import { Actions, Button, LinkText, TextField } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { type RefObject, useRef, useState } from "react";
import { useLocation } from "wouter";
import type { TogetherNames } from "./together-draft.ts";

/** A name that could not be used, and whose it was. */
export interface RefusedName {
  readonly side: Side;
  readonly reason: NameRefused["reason"];
}

export interface TogetherNamesFormProps {
  readonly names: TogetherNames;
  readonly onChange: (names: TogetherNames) => void;
  /** The first one has a lock already, and so a name. */
  readonly firstIsSet: boolean;
  readonly refused: RefusedName | null;
  readonly onReady: () => void;
}

/** What the two call themselves. */
export function TogetherNamesForm({ names, onChange, firstIsSet, refused, onReady }: TogetherNamesFormProps) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const [found, setFound] = useState(refused);
  const fields = { A: useRef<HTMLInputElement>(null), B: useRef<HTMLInputElement>(null) };

  function troubleOf(side: Side): string | undefined {
    if (found?.side !== side) return undefined;
    if (found.reason === "same") return t`Two different names, so that the Room can tell you apart.`;
    return found.reason === "empty" ? t`A name, or any word you like.` : t`A name of one to forty letters, please.`;
  }

  function goOn() {
    const trouble = findTrouble(names);
    setFound(trouble);
    if (trouble === null) onReady();
    else focusOn(fields[trouble.side]);
  }

  const field = (side: Side, label: string, description: string) => (
    <TextField
      ref={fields[side]}
      label={label}
      description={description}
      value={names[side]}
      maxLength={LONGEST_NAME}
      trouble={troubleOf(side)}
      onChange={(name) => {
        setFound(null);
        onChange({ ...names, [side]: name });
      }}
    />
  );
  return (
    <form
      className="stack-l"
      onSubmit={(event) => {
        event.preventDefault();
        goOn();
      }}
    >
      {!firstIsSet && field("A", t`One of you`, t`Round, and blue like dusk`)}
      {field("B", t`The other`, t`Squared, and amber like a lamp`)}
      <p className="sm mute">
        {firstIsSet ? (
          <Trans>Next, the device changes hands, and a second lock is set.</Trans>
        ) : (
          <Trans>
            The order means nothing, and the colours can be swapped later. Until both locks are set, the names are kept
            in this tab only.
          </Trans>
        )}
      </p>
      <Actions between>
        <Button kind="ink" submit>
          <Trans>Go on</Trans>
        </Button>
        <LinkText href="/" onNavigate={navigate}>
          {t`Back`}
        </LinkText>
      </Actions>
    </form>
  );
}

function findTrouble(names: TogetherNames): RefusedName | null {
  if (names.A.trim() === "") return { side: "A", reason: "empty" };
  if (names.B.trim() === "") return { side: "B", reason: "empty" };
  return plain(names.A) === plain(names.B) ? { side: "B", reason: "same" } : null;
}

function plain(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}

function focusOn(field: RefObject<HTMLInputElement | null>): void {
  field.current?.focus();
}
