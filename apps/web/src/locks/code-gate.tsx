import { LONGEST_SECRET } from "@attune/application";
import { Button, CodeField, LinkText, LiveRegion, PageHead, Sheet } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useVault } from "../vault-context.tsx";
import { type Refused, useRefusalWords } from "./refusal-words.ts";
import { useAttempt } from "./use-attempt.ts";
import { useCodeLabels } from "./use-code-labels.ts";

interface CodeGateProps {
  /** Shown once the code was said. */
  readonly children: ReactNode;
  readonly onCancel?: () => void;
  /** What is behind it, where the gate is the whole page. */
  readonly title?: string;
}

/** Asks for the code once more, before what someone who picked up an open device must not do. */
export function CodeGate({ children, onCancel, title }: CodeGateProps) {
  const { t } = useLingui();
  const { vault } = useVault();
  const labels = useCodeLabels();
  const words = useRefusalWords();
  const attempt = useAttempt<Refused>();
  const [code, setCode] = useState("");
  const [fine, setFine] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  if (fine) return children;

  async function confirm() {
    const confirmed = await attempt.run(() => vault.confirmCode(code));
    if (confirmed?.ok === true) setFine(true);
    else field.current?.select();
  }

  const trouble = attempt.refused === null ? undefined : words(attempt.refused);
  const form = (
    <form
      className="stack code-gate"
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      <CodeField
        ref={field}
        label={t`Your code, once more`}
        description={t`So that nobody does this who has only picked up the device.`}
        value={code}
        trouble={trouble}
        maxLength={LONGEST_SECRET}
        onChange={setCode}
        {...labels}
      />
      <div className="acts">
        <Button kind="ink" submit pending={attempt.pending}>
          <Trans>Go on</Trans>
        </Button>
        {onCancel !== undefined && <LinkText onPress={onCancel}>{t`Not now`}</LinkText>}
      </div>
      <LiveRegion urgent message={trouble ?? ""} />
    </form>
  );
  if (title === undefined) return form;
  return (
    <Sheet narrow>
      <PageHead who={{ icon: "lock", text: t`Only you` }} title={title} />
      {form}
    </Sheet>
  );
}
