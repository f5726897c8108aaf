import * as v from "valibot";

/** An object that says with its `type` what it is. */
type TypedSchema = v.GenericSchema<unknown, { readonly type: string }> & {
  readonly entries: { readonly type: { readonly literal: string } };
};

/**
 * Accepts what one of these schemas accepts, by its `type`. Unlike `v.variant` it looks the type up instead of trying
 * one schema after the other: a long log is parsed at every start.
 */
export function schemaByType<const Schemas extends readonly TypedSchema[]>(
  schemas: Schemas,
): v.GenericSchema<unknown, v.InferOutput<Schemas[number]>> {
  const schemasByType = new Map<unknown, Schemas[number]>(
    schemas.map((schema) => [schema.entries.type.literal, schema]),
  );
  return v.lazy((input) => schemasByType.get((input as { readonly type?: unknown } | null)?.type) ?? unknownType);
}

const unknownType = v.never();
