export { type Crypto, openCrypto, type RandomBytes, wipe } from "./crypto.ts";
