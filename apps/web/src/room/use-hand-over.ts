import type { Person } from "../people.ts";
import { useVault } from "../vault-context.tsx";

/**
 * Locks this device and asks for the other's code; null when the other has no lock here. Whoever had it before is
 * locked out first, so that nothing of theirs is in reach.
 */
export function useHandOver({ side }: Pick<Person, "side">): (() => void) | null {
  const { people, opened, handOver } = useVault();
  const partner = people.find((person) => person.side === side && person.tag !== opened?.person.tag);
  if (partner === undefined || opened?.bond?.here !== true) return null;
  return () => void handOver(partner.tag);
}
