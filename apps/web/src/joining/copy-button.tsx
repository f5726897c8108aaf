import { Button } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";

interface CopyButtonProps {
  readonly text: string;
  readonly label: string;
}

/** Puts a text where the device keeps what was copied; says when that did not work. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const { t } = useLingui();
  const [copied, setCopied] = useState<boolean | null>(null);
  return (
    <span className="copy">
      <Button
        onPress={() => {
          void copy(text).then(setCopied);
        }}
      >
        {label}
      </Button>
      <span className="sm mute" role="status">
        {copied === null
          ? ""
          : copied
            ? t`Copied. It stays in the clipboard until something else is copied.`
            : t`This browser does not copy. Selecting the words by hand works.`}
      </span>
    </span>
  );
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
