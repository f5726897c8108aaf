import { seededBytes } from "../../packages/crypto/src/two-people.contract.ts";
import { callVector, type VECTOR_CALLS, type Vector } from "../../packages/crypto/src/vectors.contract.ts";

type Calls = typeof VECTOR_CALLS;

/** Makes vectors one after the other, and gives each one's output for the next to go on from. */
export function createVectorWriter(seed: number) {
  const vectors: Vector[] = [];
  const draw = seededBytes(seed);
  return { vectors, write };

  /** The random bytes are fixed by the seed, and listed in the vector. */
  async function write<Name extends keyof Calls>(
    about: string,
    call: Name,
    input: Parameters<Calls[Name]>[1],
  ): Promise<Awaited<ReturnType<Calls[Name]>>> {
    const random: Uint8Array[] = [];
    const output = await callVector(call, input, (length) => {
      const drawn = draw(length);
      random.push(drawn);
      return drawn;
    });
    vectors.push({ about, call, input, random, output });
    return output as Awaited<ReturnType<Calls[Name]>>;
  }
}
