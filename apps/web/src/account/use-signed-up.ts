import { useVault } from "../vault-context.tsx";

/** Whether the one who is open has a passphrase, so that other devices can be reached. */
export function useSignedUp(): boolean {
  const { people, opened } = useVault();
  if (opened === null) return false;
  return opened.person.signedUp || people.some(({ tag, signedUp }) => tag === opened.person.tag && signedUp);
}
