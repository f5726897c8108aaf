import { LONGEST_REST } from "@attune/domain/conversation";
import type { Instant } from "@attune/kernel";
import { Button, DateTimeField, LinkText } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useApp } from "../app-context.tsx";
import { fromLocalField, nextMorning, toLocalField } from "./next-morning.ts";

interface RestUntilProps {
  /** The moment until which it rests already; it can rest longer, and no shorter. */
  readonly later: Instant | null;
  readonly onRest: (until: Instant) => void;
}

const MINUTE = 60_000;

/** Lets a letter rest until a moment that its author chooses. */
export function RestUntil({ later, onRest }: RestUntilProps) {
  const { t } = useLingui();
  const { session } = useApp();
  const [open, setOpen] = useState(false);
  const now = session.sources.clock.now();
  const first = (later ?? now) + MINUTE;
  const [value, setValue] = useState(toLocalField(later === null ? nextMorning(now) : nextMorning(later)));
  const until = fromLocalField(value);
  const fits = until !== null && until > first - MINUTE && until <= now + LONGEST_REST;
  return (
    <div className="stack rest-until">
      <div className="row">
        <LinkText expanded={open} onPress={() => setOpen(!open)}>
          {later === null ? t`Sleep on it until another time` : t`Let it rest longer`}
        </LinkText>
      </div>
      {open && (
        <>
          <DateTimeField
            label={t`Not before`}
            value={value}
            onChange={setValue}
            min={toLocalField(first)}
            max={toLocalField(now + LONGEST_REST)}
          />
          <div className="acts">
            <Button disabled={!fits} onPress={() => until !== null && onRest(until)}>
              <Trans>Let it rest until then</Trans>
            </Button>
          </div>
          {!fits && (
            <p className="xs mute">
              <Trans>A moment ahead, within a year.</Trans>
            </p>
          )}
        </>
      )}
    </div>
  );
}
