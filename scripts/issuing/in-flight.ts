/**
 * Does a task for each item, some side by side, and gives the results in the items' order. Tasks are begun in that order too,
 * so that what they draw from one source, such as status positions, is the same each time. After a failure none is begun.
 *
 * @param limit - How many at once.
 */
export async function inFlight<Item, Result>(
  items: readonly Item[],
  limit: number,
  task: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++
      try {
        results[index] = await task(items[index]!)
      } catch (error) {
        next = items.length
        throw error
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker))
  return results
}
