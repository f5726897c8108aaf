import type { ReactElement, ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

export interface EmptyStateProps {
  /** A drawing above the words. */
  readonly icon?: IconName | undefined;
  /** What will stand here one day. */
  readonly title: string;
  /** How it comes about. */
  readonly children?: ReactNode;
  /** One thing to begin with. */
  readonly action?: ReactNode;
}

/** A place that waits for its first content. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps): ReactElement {
  return (
    <div className="empty">
      {icon !== undefined && <Icon name={icon} />}
      <p className="empty-title">{title}</p>
      {children !== undefined && children !== null && <div className="sm mute">{children}</div>}
      {action !== undefined && action !== null && <div className="acts">{action}</div>}
    </div>
  );
}
