import type { ReactElement } from "react";
import { LOGO_RIBBONS, LOGO_VIEW_BOX } from "./logo-mark.data.ts";

/** The sign of the app, for the eyes only: the words beside it carry its name. */
export function LogoMark(): ReactElement {
  return (
    <svg width="46" height="24" viewBox={LOGO_VIEW_BOX} aria-hidden="true">
      {LOGO_RIBBONS.map(({ ink, path }) => (
        <path key={ink} className={ink} d={path} />
      ))}
    </svg>
  );
}
