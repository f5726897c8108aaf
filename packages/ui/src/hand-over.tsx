import type { ReactElement, ReactNode } from "react";
import { Button } from "./button.tsx";
import { type Partner, PartnerMark } from "./partner-mark.tsx";

export interface HandOverProps {
  /** Whose hands the device should go to. */
  readonly partner: Partner;
  /** Their name. */
  readonly name: string;
  /** "Please hand this to Joel". */
  readonly title: string;
  /** What happens next, in a sentence; nothing private. */
  readonly children: ReactNode;
  /** "I am Joel". */
  readonly confirmLabel: string;
  /** Called when the person says that they have it. */
  readonly onConfirm: () => void;
  /** Another way, such as waiting. */
  readonly other?: ReactNode;
}

export interface HandOverWithLockProps extends Pick<HandOverProps, "partner" | "name" | "title" | "children"> {
  /** What the person does to say that they have it, such as opening their lock. */
  readonly confirm: ReactNode;
}

/** The page between two people on one device: nothing of either shows. */
export function HandOver(props: HandOverProps | HandOverWithLockProps): ReactElement {
  const { partner, name, title, children } = props;
  return (
    <div className="sheet hand-over">
      <div className="hand-over-words">
        <svg className={`hand-over-sign hand-over-${partner}`} viewBox="0 0 120 84" aria-hidden="true">
          {partner === "one" ? <circle cx="60" cy="42" r="38" /> : <rect x="24" y="6" width="72" height="72" rx="14" />}
        </svg>
        <p className="hand-over-name">
          <PartnerMark partner={partner} name={name} />
        </p>
        <h1 tabIndex={-1}>{title}</h1>
        <div className="hand-over-more mute">{children}</div>
        {"confirm" in props ? <div className="hand-over-lock">{props.confirm}</div> : <Confirm {...props} />}
      </div>
    </div>
  );
}

function Confirm({ confirmLabel, onConfirm, other }: HandOverProps): ReactElement {
  return (
    <div className="acts">
      <Button kind="ink" onPress={onConfirm}>
        {confirmLabel}
      </Button>
      {other}
    </div>
  );
}
