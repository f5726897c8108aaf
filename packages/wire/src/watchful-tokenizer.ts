import { type Token, Tokenizer, Type } from "cborg";

/** Reads the tokens of CBOR, refuses floats, and notices text from which its bytes may not be had again. */
export class WatchfulTokenizer extends Tokenizer {
  /** Whether all text so far has one byte for each of its letters, so that it surely stands for those bytes alone. */
  isTextPlain = true;

  override next(): Token {
    const token = super.next();
    if (token.type === Type.float) throw new Error("A float, which is nothing of ours");
    if (token.type === Type.string && !isPlain(token)) this.isTextPlain = false;
    return token;
  }
}

/** What is no UTF-8 is read as U+FFFD, and a byte order mark not at all. */
function isPlain({ value, encodedLength }: Token): boolean {
  const text: string = value;
  return text.length + headLength(text.length) === encodedLength && !text.includes("\ufffd");
}

/** How many bytes tell a length, in its shortest form. */
function headLength(length: number): number {
  if (length < 24) return 1;
  if (length < 0x1_00) return 2;
  return length < 0x1_00_00 ? 3 : 5;
}
