import type { LockRefused, NameRefused, RelayRefused } from "@attune/application";
import type { StorageError } from "@attune/sync";
import { useLingui } from "@lingui/react/macro";
import type { PasskeyFailed } from "../wiring/passkey.ts";
import { useWaitWords } from "./wait-words.ts";

/** Everything that a lock, a passkey, the relay or the device may say no with. */
export type Refused = LockRefused | PasskeyFailed | RelayRefused | NameRefused | StorageError;

/** Whether it was about a passkey, and not about a code that was typed. */
export function isOfPasskey({ type }: Refused): boolean {
  return type === "passkey-declined" || type === "passkey-without-secret" || type === "passkey-refused";
}

type WordsOf = { readonly [Type in Refused["type"]]: (refused: Extract<Refused, { readonly type: Type }>) => string };

/** What each no means, and what can be done. Nothing here blames anyone, and nothing typed is lost. */
export function useRefusalWords(): (refused: Refused) => string {
  const { t } = useLingui();
  const waitWords = useWaitWords();
  const code = useCodeRefusedWords();
  const relay = useRelayRefusedWords();
  const words: WordsOf = {
    "wrong-code": ({ triesLeft }) =>
      triesLeft === 1
        ? t`That is not the code. One try is left for now.`
        : t`That is not the code. ${triesLeft} tries left for now.`,
    wait: ({ until }) => waitWords(until),
    "code-gone": () =>
      t`There were too many tries, and this code opens nothing any more. A passphrase or a printed sheet still does, from the page with the locks.`,
    "code-refused": ({ reason }) => code[reason],
    damaged: () =>
      t`What is kept here does not fit together, so it cannot be opened. Loading the page again may help. Nothing was deleted.`,
    "code-needed": () => t`Your code is needed once more for this.`,
    "passkey-declined": () =>
      t`The device did not open it. It was stopped, or its passkey is not there any more. The code still opens.`,
    "passkey-without-secret": () => t`The device answered, and gave nothing that opens a lock. The code still opens.`,
    "passkey-refused": () => t`That passkey does not open this lock. The code still opens.`,
    "relay-unreachable": () =>
      t`There is no connection just now. What you typed is still here; please try again later.`,
    "relay-refused": ({ reason }) => relay(reason),
    "wrong-passphrase": () => t`That did not open it. The account words or the passphrase may have a slip in them.`,
    "wrong-words": ({ index }) => {
      const place = (index ?? 0) + 1;
      return index === null
        ? t`These words do not belong together. One of them may have a slip, or two changed places.`
        : t`Please look at word ${place} again. It is not one of the words that are used.`;
    },
    "not-signed-up": () => t`This is only kept on this device so far. It needs a passphrase first.`,
    "name-refused": ({ reason }) =>
      reason === "same"
        ? t`Two different names, so that the Room can tell you apart.`
        : t`A name of one to forty letters, please.`,
    "storage-full": () => t`This device has no room left. What you typed is still here. Making some room helps.`,
    "storage-unavailable": () =>
      t`This browser does not let Attune keep anything just now. A private window can be the reason.`,
    "storage-blocked": () => t`Attune is open in another tab. Closing the other tabs and trying again helps.`,
  };
  return (refused) => (words[refused.type] as (refused: Refused) => string)(refused);
}

function useCodeRefusedWords() {
  const { t } = useLingui();
  return {
    "too-short": t`At least four characters, please.`,
    "too-long": t`That is longer than can be kept. Please use a shorter one.`,
    "too-simple": t`That one would be among the first that anyone tries. Please choose another.`,
  };
}

/** Why the server, or the other device, did not take it, where a reason helps someone to go on. */
function useRelayRefusedWords(): (reason: string) => string {
  const { t } = useLingui();
  const often = t`There were many tries in a short time. Please wait a few minutes, then try again.`;
  const full = t`The server has no room left for it. What you wrote is kept here.`;
  const words: Readonly<Record<string, string>> = {
    "too-often": often,
    busy: often,
    quota: full,
    "registration-closed": t`This server takes nobody new just now. Everything on this device goes on as it is.`,
    "not-signed-in": t`This device is not signed in any more. The passphrase signs it in again.`,
    "wrong-code": t`This is not the picture that is needed here. It is the one on the other device, from this same invitation.`,
    "cards-differ": t`The two devices do not fit together. Beginning anew on both helps; the same room is the surest way.`,
  };
  return (reason) => words[reason] ?? t`It was not taken. What you typed is still here; please try again in a while.`;
}
