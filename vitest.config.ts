import { defineConfig } from 'vitest/config'

/** Commands, whole builds and pages in a browser: slow, and one after another. */
const BUILDS = ['build', 'cli', 'e2e', 'flow', 'sites'].map((folder) => `tests/${folder}/**/*.test.ts`)

/**
 * Nothing is timed: a limit only ends what hangs, also on a slow machine. `unit` is fast; `build` runs commands and whole builds,
 * and opens pages in Chromium. Test files share what they import, which took most of the time: no module of ours keeps state.
 */
export default defineConfig({
  test: {
    update: 'none',
    isolate: false,
    projects: [
      { test: { name: 'unit', include: ['tests/**/*.test.ts'], exclude: BUILDS, testTimeout: 60_000 } },
      {
        test: {
          name: 'build',
          include: BUILDS,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          fileParallelism: false,
          globalSetup: ['tests/e2e/folder-of-run.ts'],
        },
      },
    ],
  },
})
