import { Fragment, type ReactElement } from "react";
import { classNames } from "./class-names.ts";
import { type Mark, segmentMarks } from "./marked-words.ts";

export interface MarkedTextProps {
  /** The words; whatever they hold, they only ever become text. */
  readonly text: string;
  /** The marks on them. */
  readonly marks: readonly Mark[];
}

/** Words with marks on some of them, as plain text in spans. */
export function MarkedText({ text, marks }: MarkedTextProps): ReactElement {
  return (
    <>
      {segmentMarks(text, marks).map(({ start, text: words, held, reach }) =>
        held || reach ? (
          <span key={start} className={classNames(held && "held", reach && "reach")}>
            {words}
          </span>
        ) : (
          <Fragment key={start}>{words}</Fragment>
        ),
      )}
    </>
  );
}
