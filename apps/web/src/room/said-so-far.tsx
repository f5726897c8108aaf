import type { SeenExchange } from "@attune/domain/conversation";
import { Thread } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import type { Person } from "../people.ts";

interface SaidSoFarProps {
  readonly exchange: SeenExchange;
  readonly speaker: Person;
  readonly listener: Person;
}

/** What came back so far, and what the speaker answered. */
export function SaidSoFar({ exchange, speaker, listener }: SaidSoFarProps) {
  const { t } = useLingui();
  if (exchange.replies.length === 0) return null;
  const lines = exchange.replies.flatMap((reply, index) => {
    const correction = exchange.corrections[index];
    const back = { id: `reply ${index}`, partner: listener.ink, name: `${listener.name}:`, text: reply.text };
    if (correction === undefined) return [back];
    return [back, { id: `correction ${index}`, partner: speaker.ink, name: `${speaker.name}:`, text: correction }];
  });
  return <Thread label={t`What came back so far`} lines={lines} />;
}
