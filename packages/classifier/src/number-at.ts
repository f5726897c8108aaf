/** The number at this place of a table, 0 beyond its end. */
export function numberAt(table: ArrayLike<number>, place: number): number {
  return table[place] ?? 0;
}
