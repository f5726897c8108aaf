import { LoadingState } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";

/** Shown while the device opens what it keeps. */
export function Opening() {
  const { t } = useLingui();
  return (
    <main className="undocked">
      <LoadingState label={t`Opening`} />
    </main>
  );
}
