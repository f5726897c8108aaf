import { err, ok, type Result } from "@attune/kernel";
import type { EventDraft, NotRecorded, PendingEvent, RecordedEvent, StorageError } from "@attune/sync";
import type { VaultService } from "../vault-service.ts";
import { type Inside, MINE } from "./inside.ts";
import { LOCKED, type VaultCore } from "./vault-core.ts";

type LogCalls = Pick<
  VaultService,
  "append" | "appendAgain" | "remove" | "getDraft" | "putDraft" | "deleteDraft" | "listDrafts" | "getValue" | "putValue"
>;

/** What is read and written while someone is inside. */
export function createLogCalls(core: VaultCore): LogCalls {
  async function inside<Value, Failure>(
    work: (inside: Inside) => Promise<Result<Value, Failure>>,
  ): Promise<Result<Value, Failure | StorageError>> {
    const current = core.inside();
    return current === null ? err(LOCKED) : work(current);
  }

  return {
    async append(drafts, version) {
      const current = core.inside();
      if (current === null) return notRecorded(core, drafts, LOCKED);
      if (version !== core.version()) {
        const { nextSeq } = current.log.known();
        return notRecorded(core, drafts, { type: "append-conflict", expectedSeq: version, actualSeq: nextSeq });
      }
      return current.log.appendAll(drafts.map(asMine));
    },
    async appendAgain(events) {
      const current = core.inside();
      if (current === null) return err({ type: "not-recorded", reason: LOCKED, events });
      return current.log.appendAgain(events.map(asMine));
    },
    async remove(eventIds) {
      const current = core.inside();
      if (current === null) return err({ type: "not-recorded", reason: LOCKED, events: [] });
      return current.log.remove(eventIds);
    },
    getDraft: (key) => inside(({ drafts }) => readable(drafts.get(key), null)),
    putDraft: (key, draft) => inside(({ drafts }) => drafts.put(key, draft)),
    deleteDraft: (key) => inside(({ drafts }) => drafts.delete(key)),
    listDrafts: (prefix) =>
      inside(async ({ drafts }) => {
        const found = await drafts.list(prefix);
        if (!found.ok) return found;
        const unreadable = found.value.unreadable.map(({ key }) => ({ key, draft: null }));
        return ok([...found.value.drafts, ...unreadable]);
      }),
    getValue: (key) => inside(({ values }) => readable(values.get(key), undefined)),
    putValue: (key, value) => inside(({ values }) => values.put(key, value)),
  };
}

/** What cannot be read counts as not there: it is kept until it is written over. */
async function readable<Value, Nothing>(
  found: Promise<Result<Value, StorageError | { readonly type: "value-unreadable" }>>,
  nothing: Nothing,
): Promise<Result<Value | Nothing, StorageError>> {
  const answer = await found;
  if (answer.ok) return answer;
  return answer.error.type === "value-unreadable" ? ok(nothing) : err(answer.error);
}

/** Whoever is inside has one space of their own, whatever their side is called. */
function asMine<Event extends Pick<EventDraft, "space">>(event: Event): Event {
  return event.space.kind === "mine" ? { ...event, space: MINE } : event;
}

function notRecorded(
  { terms }: VaultCore,
  drafts: readonly EventDraft[],
  reason: NotRecorded["reason"],
): Result<readonly RecordedEvent[], NotRecorded> {
  const recordedAt = terms.clock.now();
  const events: readonly PendingEvent[] = drafts.map((draft) => ({ ...draft, id: terms.random.id(), recordedAt }));
  return err({ type: "not-recorded", reason, events });
}
