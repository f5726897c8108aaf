/** Where chance comes from; the only way that any package obtains a random value. */
export interface RandomSource {
  /** A fresh identifier with at least 122 random bits, lower-case hexadecimal and hyphens. */
  id(): string;
}
