import type { ReactElement, ReactNode, Ref } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

export interface WhoCanSeeProps {
  /** Eye: shared, with names. Lock: private or not yet sent. */
  readonly icon: "eye" | "lock";
  /** Who can see what follows, in a sentence. */
  readonly children: ReactNode;
}

/** Says who can see what follows; it stands above every page title. */
export function WhoCanSee({ icon, children }: WhoCanSeeProps): ReactElement {
  return (
    <p className="who">
      <Icon name={icon} />
      {children}
    </p>
  );
}

export interface PageHeadProps {
  /** Who can see this page; no page with words on it goes without. */
  readonly who?: { readonly icon: "eye" | "lock"; readonly text: string } | undefined;
  /** The title of the page. */
  readonly title: ReactNode;
  /** A sentence below the title. */
  readonly lead?: ReactNode;
  /** Centres the three. */
  readonly centred?: boolean | undefined;
  /** Hero: the largest title on wide screens. Quiet: smaller on a phone, where the page needs the room. */
  readonly size?: "hero" | "quiet" | undefined;
  /** The title, to move the focus to after a change of page. */
  readonly titleRef?: Ref<HTMLHeadingElement> | undefined;
}

/** How every page begins: who can see it, its title, and a sentence. */
export function PageHead({ who, title, lead, centred, size, titleRef }: PageHeadProps): ReactElement {
  return (
    <div className={classNames("head", centred === true && "head-centred", size !== undefined && `head-${size}`)}>
      {who !== undefined && <WhoCanSee icon={who.icon}>{who.text}</WhoCanSee>}
      <h1 ref={titleRef} tabIndex={-1}>
        {title}
      </h1>
      {lead !== undefined && lead !== null && <p className="lead">{lead}</p>}
    </div>
  );
}
