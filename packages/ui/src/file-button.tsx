import { type ReactElement, type ReactNode, useId } from "react";

export interface FileButtonProps {
  /** The words on the button. */
  readonly children: ReactNode;
  /** Which files the browser offers, such as ".json". */
  readonly accept: string;
  /** Called with the file that was chosen. */
  readonly onChoose: (file: File) => void;
}

/** A button that asks for one file of this device. The file stays on the page. */
export function FileButton({ children, accept, onChoose }: FileButtonProps): ReactElement {
  const id = useId();
  return (
    <span className="file-button">
      <input
        id={id}
        type="file"
        className="file-input"
        accept={accept}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file may be chosen again after a mistake in it was mended.
          event.target.value = "";
          if (file !== undefined) onChoose(file);
        }}
      />
      <label htmlFor={id} className="btn">
        {children}
      </label>
    </span>
  );
}
