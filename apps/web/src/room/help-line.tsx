import type { FacilitationLevel } from "@attune/domain/conversation";
import { Trans } from "@lingui/react/macro";
import { useApp } from "../app-context.tsx";

/** How much help the Room gives now, in words that both may read. */
export function HelpLine({ level }: { readonly level: FacilitationLevel }) {
  const { content } = useApp();
  const help = content.help[level];
  if (help === undefined) return null;
  return (
    <p className="sm mute">
      <Trans>How much help the Room gives:</Trans> <b>{help.name}.</b> {help.sentence}
    </p>
  );
}
