import { REPLY_KINDS, type ReplyKind } from "@attune/domain/conversation";
import { Chip, Chips } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import { useApp } from "../app-context.tsx";

interface ReplyHelpProps {
  readonly kind: ReplyKind;
  readonly onKind: (kind: ReplyKind) => void;
  /** Someone has just shown a soft spot: no beginnings are offered. */
  readonly slow: boolean;
  readonly onBegin: (stem: string) => void;
}

/** The four things a listener may give, with beginnings that end open. */
export function ReplyHelp({ kind, onKind, slow, onBegin }: ReplyHelpProps) {
  const { t } = useLingui();
  const { content } = useApp();
  return (
    <section className="hint stack">
      <Chips label={t`What you give`}>
        {REPLY_KINDS.map((each) => (
          <Chip key={each} pressed={kind === each} onPress={() => onKind(each)}>
            {content.replies[each].label}
          </Chip>
        ))}
      </Chips>
      <p className="sm mute">{content.replies[kind].hint}</p>
      {!slow && (
        <Chips label={t`If the words run out`}>
          {content.replies[kind].stems.map((stem) => (
            <Chip key={stem} onPress={() => onBegin(stem)}>{`${stem.trim()} …`}</Chip>
          ))}
        </Chips>
      )}
    </section>
  );
}
