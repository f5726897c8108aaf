import { type ReactElement, type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";

/** What every field with a label has. */
export interface LineFieldWords {
  /** What the field is for. */
  readonly label: string;
  /** More about it, below the label. */
  readonly description?: string | undefined;
  /** What is in the way, in calm words; none when all is well. */
  readonly trouble?: string | undefined;
}

/** What ties an input to the words around it. */
interface Tied {
  readonly id: string;
  readonly "aria-invalid": true | undefined;
  readonly "aria-describedby": string | undefined;
}

interface LineFieldProps extends LineFieldWords {
  readonly className?: string;
  /** The input, and what stands right beside it. */
  readonly children: (tied: Tied) => ReactNode;
  /** What stands below; given an id for words that are read with the field. */
  readonly below?: ((id: string) => ReactNode) | undefined;
}

/** A label, the input, and the words about it that are read with it. */
export function LineField({ label, description, trouble, className, children, below }: LineFieldProps): ReactElement {
  const id = useId();
  const described = classNames(
    description !== undefined && `${id}-more`,
    below !== undefined && `${id}-below`,
    trouble !== undefined && `${id}-trouble`,
  );
  return (
    <div className={classNames("line-field", className)}>
      <label htmlFor={id} className="line-label">
        {label}
      </label>
      {description !== undefined && (
        <p id={`${id}-more`} className="sm mute">
          {description}
        </p>
      )}
      {children({
        id,
        "aria-invalid": trouble === undefined ? undefined : true,
        "aria-describedby": described || undefined,
      })}
      {trouble !== undefined && (
        <p id={`${id}-trouble`} className="line-trouble sm">
          {trouble}
        </p>
      )}
      {below?.(`${id}-below`)}
    </div>
  );
}
