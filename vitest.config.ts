import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'pure', include: ['src/**/*-rules.test.ts', 'src/platform/{forms,ofd,pdf,signed-file,sm2}/**/*.test.ts', 'src/public/**/*.test.{ts,tsx}', 'web/**/*.test.{ts,tsx}'] } },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['src/**/*.test.ts', 'test/*.test.ts'],
          exclude: ['src/**/*-rules.test.ts', 'src/platform/{forms,ofd,pdf,signed-file,sm2}/**', 'src/public/**'],
          globalSetup: ['test/kit/start-postgres.ts'],
        },
      },
      { extends: true, test: { name: 'journeys', include: ['test/{journeys,load}/**/*.test.ts'], globalSetup: ['test/kit/start-postgres.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
      // A page waits for its server as often as it works: a third worker fills the cores. What a page is to show is asked for until it does.
      { extends: true, test: { name: 'browser', maxWorkers: 3, include: ['test/e2e/**/*.test.ts'], globalSetup: ['test/kit/start-postgres.ts', 'test/kit/start-browser.ts'], testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 15_000, interval: 30 } } } },
    ],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    pool: 'forks',
    // Files of one worker share its loaded modules: loading the platform anew for each file took a third of the suite.
    isolate: false,
  },
})
