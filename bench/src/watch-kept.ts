import type { BrowserContext } from "playwright-core";

/** What a page was told by the Worker that keeps everything, as far as it came out before the browser was killed. */
export interface KeptByPage {
  /** Texts of drafts that the page asked to keep, in order. */
  readonly asked: string[];
  /** How many of those are known to be kept. */
  kept: number;
  /** Ids of events that are known to be kept. */
  readonly events: Set<string>;
  /** Ids of the events that were there when the lock opened last. */
  opened: ReadonlySet<string>;
}

type Said =
  | { readonly type: "asked"; readonly text: string }
  | { readonly type: "kept"; readonly text: string }
  | { readonly type: "events"; readonly ids: readonly string[] }
  | { readonly type: "opened"; readonly ids: readonly string[] };

/** A call to the Worker as Comlink writes it, and what a call of the vault comes to. */
interface Call {
  readonly id: string;
  readonly type: string;
  readonly path: readonly string[];
  readonly argumentList: readonly { readonly value: unknown }[];
}

interface Outcome {
  readonly ok: boolean;
  readonly value: unknown;
  readonly error: { readonly events: readonly unknown[] };
}

type Events = readonly { readonly id: string }[];

interface Asked {
  readonly name: string;
  readonly text: string;
  readonly done?: (outcome: Outcome) => void;
}

/** Listens to what goes between the pages of this browser and their Worker. Its own calls take the same way. */
export async function watchKept(context: BrowserContext): Promise<KeptByPage> {
  const kept: KeptByPage = { asked: [], kept: 0, events: new Set(), opened: new Set() };
  await context.exposeBinding("tellBench", (_, said: Said) => {
    if (said.type === "asked") kept.asked.push(said.text);
    else if (said.type === "kept") kept.kept = Math.max(kept.kept, kept.asked.lastIndexOf(said.text) + 1);
    else if (said.type === "events") for (const id of said.ids) kept.events.add(id);
    else kept.opened = new Set(said.ids);
  });
  await context.addInitScript(listenToWorker);
  return kept;
}

/** Runs in the page. */
function listenToWorker(): void {
  const page = window as unknown as {
    tellBench(said: unknown): void;
    keepWriting(): Promise<void>;
    Worker: typeof Worker;
  };
  const Plain = page.Worker;
  page.Worker = class extends Plain {
    readonly #calls = new Map<string, Asked>();

    constructor(...input: ConstructorParameters<typeof Worker>) {
      super(...input);
      this.addEventListener("message", ({ data }) => {
        const call = this.#calls.get(data?.id);
        this.#calls.delete(data?.id);
        if (call !== undefined) this.#answered(call, data.value);
      });
    }

    override postMessage(message: Call, ...rest: readonly unknown[]): void {
      if (message?.type === "APPLY") this.#asks(message);
      super.postMessage(message, ...(rest as [Transferable[]]));
    }

    #asks({ id, path, argumentList }: Call): void {
      const [name = ""] = path;
      if (name === "open") page.keepWriting = () => this.#keepWriting();
      const draft = name === "putDraft" ? (argumentList[1]?.value as { readonly text: string }) : null;
      if (draft !== null) page.tellBench({ type: "asked", text: draft.text });
      this.#calls.set(id, { name, text: draft?.text ?? "" });
    }

    #answered({ name, text, done }: Asked, outcome: Outcome): void {
      if (outcome?.ok && name === "putDraft") page.tellBench({ type: "kept", text });
      if (outcome?.ok && name === "open") {
        const { reading } = outcome.value as { reading: { events: Events } };
        page.tellBench({ type: "opened", ids: reading.events.map(({ id }) => id) });
      }
      done?.(outcome);
    }

    #ask(name: string, ...input: readonly unknown[]): Promise<Outcome> {
      const id = `bench-${Math.random()}`;
      return new Promise((done) => {
        this.#calls.set(id, { name, text: "", done });
        const argumentList = input.map((value) => ({ type: "RAW", value }));
        super.postMessage({ id, type: "APPLY", path: [name], argumentList });
      });
    }

    /** Writes one event after the other, as fast as they are kept. */
    async #keepWriting(): Promise<void> {
      while (true) {
        const draft = { type: "bench-words", body: "w".repeat(120), space: { kind: "mine", owner: "A" } };
        let outcome = await this.#ask("append", [draft], 0);
        while (!outcome.ok) outcome = await this.#ask("appendAgain", outcome.error.events);
        page.tellBench({ type: "events", ids: (outcome.value as Events).map(({ id }) => id) });
      }
    }
  } as typeof Worker;
}
