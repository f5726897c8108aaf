import { envelopeId } from "@attune/crypto";
import type { RelayLink } from "@attune/sync";
import { bytesToBase64Url, decodeEnvelope, type LiveAnswer, type LiveRequest } from "@attune/wire";

/** What clients sent, and what a relay told them was taken, as it went over their connections. */
export class AppendLedger {
  /** Ids that were sent, by space. */
  readonly sent = new Map<string, Set<string>>();
  /** Ids by the place that a relay acknowledged, by space. */
  readonly taken = new Map<string, Map<number, string>>();
  /** Appends without an answer on the connections that are open. */
  inFlight = 0;
  /** Places that were acknowledged for two envelopes, and envelopes that were acknowledged at two places. */
  readonly contradictions: string[] = [];
  readonly refused = new Map<string, number>();
  readonly #places = new Map<string, number>();

  acknowledged(): number {
    return [...this.taken.values()].reduce((sum, places) => sum + places.size, 0);
  }

  /** Goes between a client and its link. */
  watch(link: RelayLink): RelayLink {
    return {
      open: (hear) => {
        const unanswered = new Map<number, { readonly space: string; readonly id: string }>();
        const connection = link.open({
          ...hear,
          said: (answer) => {
            this.#said(answer, unanswered);
            hear.said(answer);
          },
          closed: () => {
            this.inFlight -= unanswered.size;
            unanswered.clear();
            hear.closed();
          },
        });
        return {
          send: (request) => {
            if (request.t === "append") this.#sends(request, unanswered);
            connection.send(request);
          },
          close: connection.close,
        };
      },
    };
  }

  #sends(
    { ref, space, envelope }: Extract<LiveRequest, { t: "append" }>,
    unanswered: Map<number, { readonly space: string; readonly id: string }>,
  ): void {
    const decoded = decodeEnvelope(envelope);
    if (!decoded.ok) throw new Error("a client sends envelopes");
    const name = bytesToBase64Url(space);
    const id = bytesToBase64Url(envelopeId(decoded.value));
    this.sent.set(name, (this.sent.get(name) ?? new Set()).add(id));
    if (!unanswered.has(ref)) this.inFlight += 1;
    unanswered.set(ref, { space: name, id });
  }

  #said(answer: LiveAnswer, unanswered: Map<number, { readonly space: string; readonly id: string }>): void {
    if (answer.t !== "taken" && answer.t !== "refused") return;
    const append = unanswered.get(answer.ref);
    if (append === undefined) return;
    unanswered.delete(answer.ref);
    this.inFlight -= 1;
    if (answer.t === "taken") this.#takes(append, answer.seq);
    else this.refused.set(answer.reason, (this.refused.get(answer.reason) ?? 0) + 1);
  }

  #takes({ space, id }: { readonly space: string; readonly id: string }, seq: number): void {
    const places = this.taken.get(space) ?? new Map<number, string>();
    this.taken.set(space, places);
    const key = `${space} ${id}`;
    const other = places.get(seq) ?? id;
    if (other !== id || (this.#places.get(key) ?? seq) !== seq) this.contradictions.push(`${key} at ${seq}`);
    places.set(seq, id);
    this.#places.set(key, seq);
  }
}
