import { defineConfig } from 'vitest/config'

/** Whole builds and pages in a browser: slow, and one after another. */
const BUILDS = ['tests/build/**/*.test.ts', 'tests/e2e/**/*.test.ts', 'tests/sites/**/*.test.ts']

/** `unit` is fast; `build` runs whole builds and opens pages in Chromium. */
export default defineConfig({
  test: {
    update: 'none',
    projects: [
      { test: { name: 'unit', include: ['tests/**/*.test.ts'], exclude: BUILDS } },
      {
        test: { name: 'build', include: BUILDS, testTimeout: 240_000, hookTimeout: 240_000, fileParallelism: false },
      },
    ],
  },
})
