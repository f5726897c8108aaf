import type { ReactElement, ReactNode } from "react";

export interface HoldPanelProps {
  /** "Held for a moment". */
  readonly title: string;
  /** Which words, and why, in plain language; read out when it changes. */
  readonly explanation: string;
  /** A way on in the person's own words, on a slip. */
  readonly children?: ReactNode;
  /** The buttons, the main way on first. */
  readonly actions: ReactNode;
  /** Quiet links at the foot: keep it, why, this is not that. */
  readonly foot?: ReactNode;
  /** The id of the explanation, so that the field can point to it. */
  readonly explanationId?: string | undefined;
}

/** Words wait for a moment: what was seen, and ways on. Never an alarm. */
export function HoldPanel({
  title,
  explanation,
  children,
  actions,
  foot,
  explanationId,
}: HoldPanelProps): ReactElement {
  return (
    <section className="hold" aria-label={title}>
      <div role="status">
        <h2>
          <i />
          {title}
        </h2>
        <p className="mute" id={explanationId}>
          {explanation}
        </p>
      </div>
      {children}
      <div className="acts">{actions}</div>
      {foot !== undefined && foot !== null && <div className="row hold-foot">{foot}</div>}
    </section>
  );
}
