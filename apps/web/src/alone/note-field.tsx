import { useId } from "react";
import { NotKept } from "./not-kept.tsx";
import { useKeptAlone } from "./use-kept-alone.ts";

interface NoteFieldProps {
  /** The question that the note answers. */
  readonly label: string;
  readonly rows: number;
  readonly maxLength: number;
  /** The words as they are kept now. */
  readonly kept: string;
  /** Keeps the words; whether it worked. */
  readonly keep: (text: string) => Promise<boolean>;
}

/** A question and a page for its answer, kept while it is written. */
export function NoteField({ label, rows, maxLength, kept, keep }: NoteFieldProps) {
  const id = useId();
  const { text, change, failed } = useKeptAlone(kept, keep);
  return (
    <div className="note-field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="field"
        rows={rows}
        maxLength={maxLength}
        autoComplete="off"
        value={text}
        onChange={(event) => change(event.target.value)}
      />
      {failed && <NotKept />}
    </div>
  );
}
