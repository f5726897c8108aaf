import type { ReactElement } from "react";
import { classNames } from "./class-names.ts";
import { ICON_DRAWINGS } from "./icon.data.tsx";

/** The drawings there are. */
export type IconName = keyof typeof ICON_DRAWINGS;

export interface IconProps {
  /** Which drawing. */
  readonly name: IconName;
  /** Small (20 px) goes beside words, regular (24 px) stands alone; regular by default. */
  readonly size?: "small" | "regular" | undefined;
}

/** A line drawing beside words; it never carries meaning alone and stays silent to a screen reader. */
export function Icon({ name, size }: IconProps): ReactElement {
  return (
    <svg className={classNames("ico", size === "small" && "ico-s")} viewBox="0 0 24 24" aria-hidden="true">
      {ICON_DRAWINGS[name]}
    </svg>
  );
}
