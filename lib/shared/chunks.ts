/** The items in order, in at most `most` chunks of nearly equal size. */
export function chunks<Item>(items: readonly Item[], most: number): Item[][] {
  const size = Math.max(1, Math.ceil(items.length / most));
  const chunks: Item[][] = [];
  for (let start = 0; start < items.length; start += size) {
    chunks.push(items.slice(start, start + size));
  }
  return chunks;
}
