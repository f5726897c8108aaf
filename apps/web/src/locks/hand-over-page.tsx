import type { PersonTag } from "@attune/application";
import { LinkText } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import { useVault } from "../vault-context.tsx";
import { QuietFrame } from "./quiet-frame.tsx";
import { UnlockPanel } from "./unlock-panel.tsx";

/** The device is on its way from one to the other: everything is locked, and the next one's code opens what is theirs. */
export function HandOverPage({ to }: { readonly to: PersonTag }) {
  const { t } = useLingui();
  const { enter, lock } = useVault();
  return (
    <QuietFrame view="hand-over" home={null}>
      <UnlockPanel
        tag={to}
        onOpened={enter}
        other={<LinkText onPress={() => void lock()}>{t`Someone else`}</LinkText>}
      />
    </QuietFrame>
  );
}
