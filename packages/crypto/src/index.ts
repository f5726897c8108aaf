export { type Card, type CardRefused, createCard, encodeCard, type KnownCard, readCard } from "./card.ts";
export { FIRST_HEAD, nextHead } from "./chain-heads.ts";
export {
  type CodeSlotRefused,
  type DeviceBoundKey,
  type DeviceCode,
  openCodeSlot,
  sealCodeSlot,
} from "./code-slot.ts";
export type { Content } from "./content.ts";
export {
  type ContentTooLong,
  type ContentToSeal,
  type ContentUnreadable,
  openContent,
  sealContent,
} from "./content-sealing.ts";
export { type ContentKeyRefused, type RewrapRefused, rewrapContent } from "./content-wrap.ts";
export { type Crypto, openCrypto, type RandomBytes, wipe } from "./crypto.ts";
export { type Certificate, type CertRefused, certifyDevice, createDevice, verifyCert } from "./device.ts";
export { type EnvelopeForged, envelopeId, verifyEnvelope } from "./envelope-checks.ts";
export { type Stand, signControl, signTombstone } from "./envelope-signing.ts";
export {
  type EpochMember,
  type EpochRefused,
  type MemberBoxRefused,
  type NewEpoch,
  openEpoch,
  type SealedEpoch,
  sealEpoch,
} from "./epoch.ts";
export { createEpochKey, type EpochKey, epochKeyOf, NO_EPOCH } from "./epoch-key.ts";
export { eventName } from "./event-name.ts";
export { createGenesis, type Genesis, type GenesisRefused, readGenesis, type SpaceKind, spaceOf } from "./genesis.ts";
export { canReceive, createIdentity, type GenerationSecrets, type Identity, nextGeneration } from "./identity.ts";
export {
  accountOf,
  type ChainRefused,
  type GenerationKeys,
  isGrowthOf,
  type KnownIdentity,
  verifyChain,
} from "./identity-chain.ts";
export { createInvitation, invitationToMailboxKey } from "./invitation.ts";
export { localName } from "./local-name.ts";
export { type LocalValue, type LocalValueRefused, openLocal, sealLocal } from "./local-seal.ts";
export {
  createMailboxKey,
  type MailboxPart,
  type MailboxPartRefused,
  type MailboxSealing,
  mailboxOf,
  openMailboxPart,
  sealMailboxPart,
} from "./mailbox.ts";
export { createMasterKey, hereKeyOf, nextMasterKey } from "./master-key.ts";
export {
  finishLogin,
  finishRegistration,
  type OpaqueAnswer,
  type OpaqueAttempt,
  type OpaqueClient,
  type OpaqueLoggedIn,
  type OpaqueRefused,
  type OpaqueRegistered,
  openOpaque,
  startLogin,
  startRegistration,
} from "./opaque-client.ts";
export { encodePairingCode, type PairingCode, type PairingCodeRefused, readPairingCode } from "./pairing-code.ts";
export { proveRecovery, proveRegistration, proveSession, type Registration } from "./proofs.ts";
export { createRecoverySheet, loginOf, type RecoverySheet, sheetSignKey, sheetToWords } from "./recovery-sheet.ts";
export { type PhraseSide, phraseOf, phraseToWords } from "./safety-phrase.ts";
export { type SignKey, signKeyOf } from "./signing.ts";
export {
  type OwnedMasterKey,
  openSlot,
  type Slot,
  type SlotKind,
  type SlotRefused,
  type SlotSecret,
  sealSlot,
} from "./slots.ts";
export {
  createSpaceBox,
  MOST_VAULT_BYTES,
  openVault,
  openVaultOnwards,
  type SpaceBox,
  sealVault,
  type Vault,
  type VaultFound,
  type VaultRefused,
  type VaultSpace,
  type VaultToOpen,
  type VaultToSeal,
} from "./vault.ts";
export { type WordsRefused, wordsToBytes } from "./words.ts";
