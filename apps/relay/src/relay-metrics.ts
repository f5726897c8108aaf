/** Counts of what the relay does, without who: for an operator's own eyes. */
export class RelayMetrics {
  readonly #counters = new Map<string, number>();
  readonly #histograms = new Map<string, { readonly bounds: readonly number[]; counts: number[]; sum: number }>();

  /** Adds to a counter. `label` is one of a fixed set of words, never anything that was sent. */
  count(name: CounterName, label: string, by = 1): void {
    const key = `${name}{kind="${label}"}`;
    this.#counters.set(key, (this.#counters.get(key) ?? 0) + by);
  }

  /** Notes one value, in the unit of the histogram's name. */
  observe(name: HistogramName, value: number): void {
    const bounds = BOUNDS[name];
    const histogram = this.#histograms.get(name) ?? { bounds, counts: [...bounds, 0].map(() => 0), sum: 0 };
    const found = bounds.findIndex((bound) => value <= bound);
    const index = found === -1 ? bounds.length : found;
    histogram.counts[index] = (histogram.counts[index] ?? 0) + 1;
    histogram.sum += value;
    this.#histograms.set(name, histogram);
  }

  /** All of it in the text format of Prometheus. */
  toText(gauges: Readonly<Record<string, number>>): string {
    const counters = [...this.#counters].map(([key, value]) => `${key} ${value}`);
    const histograms = [...this.#histograms].flatMap(([name, histogram]) => linesOf(name, histogram));
    const now = Object.entries(gauges).map(([name, value]) => `${name} ${value}`);
    return `${[...counters, ...histograms, ...now].join("\n")}\n`;
  }
}

type CounterName = "attune_calls_total" | "attune_appends_total" | "attune_goodbyes_total";
type HistogramName = "attune_commit_seconds" | "attune_batch_envelopes";

const BOUNDS: Readonly<Record<HistogramName, readonly number[]>> = {
  attune_commit_seconds: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
  attune_batch_envelopes: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
};

function linesOf(
  name: string,
  { bounds, counts, sum }: { bounds: readonly number[]; counts: readonly number[]; sum: number },
): readonly string[] {
  let total = 0;
  const buckets = counts.map((count, index) => {
    total += count;
    return `${name}_bucket{le="${bounds[index] ?? "+Inf"}"} ${total}`;
  });
  return [...buckets, `${name}_sum ${sum}`, `${name}_count ${total}`];
}
