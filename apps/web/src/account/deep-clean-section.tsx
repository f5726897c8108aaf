import type { Connection, DeepClean, OpenedPerson } from "@attune/application";
import { Button } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useId, useState } from "react";
import { usePartnerName } from "../joining/use-partner-name.ts";
import { useVault } from "../vault-context.tsx";
import { DeepCleanDialog } from "./deep-clean-dialog.tsx";
import { useDeepCleanWords } from "./use-deep-clean-words.ts";
import { useSignedUp } from "./use-signed-up.ts";

/** New keys for what is there, so that no key is left for what was removed. Only where there is a copy elsewhere. */
export function DeepCleanSection() {
  const signedUp = useSignedUp();
  const { opened } = useVault();
  return signedUp && opened !== null ? <Cleans opened={opened} /> : null;
}

function Cleans({ opened }: { readonly opened: OpenedPerson }) {
  const { t } = useLingui();
  const { connection, cleaning, bond } = opened;
  const name = usePartnerName()(bond?.partnerName ?? null);
  return (
    <section className="part">
      <h2>
        <Trans>Deep clean</Trans>
      </h2>
      <div className="stack">
        <p className="mute">
          <Trans>
            What you remove is gone from every page. If somebody kept a closed copy of it, the keys you use today could
            still open that copy. A deep clean makes new keys and lets the old ones go.
          </Trans>
        </p>
        <Clean kind="mine" label={t`Clean what is mine`} clean={cleaning.mine} connection={connection} name={name} />
        {cleaning.ours !== null && (
          <Clean kind="ours" label={t`Clean what we share`} clean={cleaning.ours} connection={connection} name={name} />
        )}
      </div>
    </section>
  );
}

interface CleanProps {
  readonly kind: "mine" | "ours";
  readonly label: string;
  readonly clean: DeepClean;
  readonly connection: Connection;
  readonly name: string;
}

function Clean({ kind, label, clean, connection, name }: CleanProps) {
  const [asking, setAsking] = useState(false);
  const words = useDeepCleanWords();
  const stateId = useId();
  const underWay = clean.step === "begun" || clean.step === "working";
  return (
    <div className="stack">
      <Button disabled={underWay} describedBy={stateId} onPress={() => setAsking(true)}>
        {label}
      </Button>
      <p className="sm mute" id={stateId} role="status">
        {words(clean, connection)}
      </p>
      <DeepCleanDialog kind={kind} name={name} open={asking} onClose={() => setAsking(false)} />
    </div>
  );
}
