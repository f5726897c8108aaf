import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { gzipSync } from "node:zlib";
import { primaryToLook } from "../../src/considered/primary-look.ts";

/** Puts what the encoders of all folds said of writers they had not seen into one file. Argument: the folder. */
const folder = process.argv[2] ?? "";
const files = readdirSync(folder).filter((name) => /^unseen-\d+-of-\d+\.jsonl$/.test(name));
const rows = files.flatMap((name) => readFileSync(join(folder, name), "utf8").trim().split("\n"));
const found = rows.map((row) => JSON.parse(row) as Found).sort((one, other) => (one.id < other.id ? -1 : 1));
const lines = found.map(({ id, whole, strongest, primary }) => {
  const looks = [whole, strongest, [...primaryToLook(primary)]];
  return JSON.stringify({ id, looks: looks.map((look) => look.map((logit) => Math.round(logit * 100) / 100)) });
});
writeFileSync(new URL("unseen-looks.jsonl.gz", import.meta.url), gzipSync(`${lines.join("\n")}\n`, { level: 9 }));
process.stdout.write(`${lines.length} lines out of ${files.length} folds\n`);

interface Found {
  readonly id: string;
  readonly whole: readonly number[];
  readonly strongest: readonly number[];
  readonly primary: readonly number[];
}
