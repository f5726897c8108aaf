import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { createWordPieces, piecesWithin, type TextPieces, type Vocabulary } from "../../src/considered/word-piece.ts";
import { HEADS } from "../../src/head.ts";
import { messageFrom } from "../../src/message.ts";
import { loadCorpus } from "../corpus.ts";
import { preparedLineFrom } from "../instance.ts";
import type { LabelledLine } from "../labelled-line.ts";

/**
 * Writes every line of the corpus as the encoder's training takes it: pieces, what each head should say of the message and of
 * its thought units, and which pieces carry it. Argument: a folder with `vocab.json` in it; `lines.jsonl` is written there.
 */
const folder = process.argv[2] ?? "";
const vocabulary = JSON.parse(readFileSync(join(folder, "vocab.json"), "utf8")) as Vocabulary;
const piecesOf = createWordPieces(vocabulary);
const { lines, errors } = loadCorpus();
if (errors.length > 0) throw new Error(`${errors.length} lines of the corpus are invalid; the tests name them`);
const rows = lines.map((line) => JSON.stringify(rowOf(line)));
writeFileSync(join(folder, "lines.jsonl"), `${rows.join("\n")}\n`);
writeFileSync(join(folder, "heads.json"), JSON.stringify(HEADS));
process.stdout.write(`${rows.length} lines\n`);

function rowOf(line: LabelledLine) {
  const { whole, units } = preparedLineFrom(line);
  const { words, units: parts } = messageFrom(line.text);
  const pieces = piecesOf(line.text);
  return {
    id: line.id,
    writer: line.writer,
    talk: line.talk,
    primary: line.primary,
    pair: line.pair,
    context: piecesOf(line.context).ids,
    ids: pieces.ids,
    targets: [...whole.targets],
    units: parts.map(({ from, to }, at) => ({
      pieces: piecesWithin(pieces, words[from]?.start ?? 0, words[to - 1]?.end ?? 0),
      targets: [...(units[at]?.targets ?? [])],
    })),
    hot: marksOf(pieces, line.text, line.hot),
    reach: marksOf(pieces, line.text, line.reach),
  };
}

/** For each piece 1 where a span covers it. */
function marksOf({ starts, ends }: TextPieces, text: string, spans: readonly string[]): readonly number[] {
  const covered = spans.map((span) => ({ start: text.indexOf(span), length: span.length }));
  return starts.map((start, at) =>
    covered.some((span) => start < span.start + span.length && (ends[at] ?? 0) > span.start) ? 1 : 0,
  );
}
