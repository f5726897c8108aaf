declare const brand: unique symbol;

/** A value whose meaning is part of its type, so that two ids of different kinds cannot be mixed up. */
export type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };
