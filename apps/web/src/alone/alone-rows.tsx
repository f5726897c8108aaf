import { ChoiceRow } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";

/** What is there for one person alone; the same for everyone, in the same place. */
export function AloneRows() {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  return (
    <section className="part push">
      <h2>
        <Trans>For you alone</Trans>
      </h2>
      <ChoiceRow
        icon="lock"
        title={t`A few questions, for you alone`}
        description={t`Everyone is asked them, from time to time.`}
        href="/safe"
        onNavigate={navigate}
      />
      <ChoiceRow
        icon="me"
        title={t`How you reach, how you protect`}
        description={t`A soft picture of near and far, in your own answers.`}
        href="/picture"
        onNavigate={navigate}
      />
    </section>
  );
}
