/**
 * Loads the modules that only some documents need, so that they are there when the network is not: a page that may be used
 * offline calls this when it has nothing else to do.
 */
export async function loadRarelyUsed(): Promise<void> {
  await Promise.all([import('./more-contexts.ts'), import('./ecdsa-sd-2023.ts')])
}
