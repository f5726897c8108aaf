import { Breath } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";

/** The breath that both follow. */
export function BothBreathe() {
  const { t } = useLingui();
  return (
    <Breath
      label={t`Two circles widening and easing together; where they overlap it turns green`}
      inLabel={t`Breathe in`}
      outLabel={t`Breathe out`}
      note={t`in for 4, out for 6`}
      stillLabel={t`Breathe slowly`}
    />
  );
}
