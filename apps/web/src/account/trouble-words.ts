import { useLingui } from "@lingui/react/macro";

/** What the relay, or someone who writes through it, did that it must not do, in plain words. */
export function useTroubleWords(): (trouble: string | null) => string {
  const { t } = useLingui();
  const changed = t`What arrived does not fit together. Someone may have changed it on the way. Attune takes nothing more from there.`;
  const stranger = t`Something arrived from a device that this one does not know, or no longer trusts. Attune takes nothing more from there.`;
  const withheld = t`Something that should be there is not given out. Attune takes nothing more from there.`;
  const closed = t`Something arrived that should open here, and does not. Attune takes nothing more from there.`;
  const words: Readonly<Record<string, string>> = {
    rewritten: t`What was sent earlier is told differently now. Someone may have changed it. Attune takes nothing more from there.`,
    replayed: t`Something old arrived a second time, as if it were new. Attune takes nothing more from there.`,
    "rolled-back": t`What is kept there is older than what this device has seen already. It may come from an old copy. Attune takes nothing more from there.`,
    forked: t`Your devices were shown two different stories. Someone may stand in between. Attune takes nothing more from there.`,
    "identity-forked": t`Someone’s place in here was told in two different ways. Someone may stand in between. Attune takes nothing more from there.`,
    "bad-signature": t`Something arrived under a name, and was not written there. Attune takes nothing more from there.`,
    "unknown-version": t`Something arrived that only a newer version can read. Reloading may bring it.`,
    "unknown-device": stranger,
    "old-generation": stranger,
    "bad-certificate": stranger,
    "not-a-member": stranger,
    gap: withheld,
    "payload-withheld": withheld,
    "wrong-key": closed,
    "cannot-open": closed,
  };
  return (trouble) => (trouble === null ? changed : (words[trouble] ?? changed));
}
