import './test/kit/load-sources.mjs'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // A run takes them in the order of their names, the longest files of each first: what keeps two cores busy to the end.
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
      // What a page is to show is asked for until it does.
      { extends: true, test: { name: 'browser', include: ['test/e2e/**/*.test.ts'], globalSetup: ['test/kit/start-postgres.ts', 'test/kit/start-browser.ts'], testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 15_000, interval: 30 } } } },
    ],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // A test waits for its server, its database and its page as often as it works: a third worker fills two cores. One number for all projects, or one would have to end before the next begins.
    maxWorkers: 3,
    pool: 'forks',
    // Files of one worker share its loaded modules: loading the platform anew for each file took a third of the suite.
    isolate: false,
    // Node runs the sources as it does in production, but with as few threads to collect garbage and compile as it finds fit (0): one on two cores, where four would take them from the other workers.
    execArgv: ['--v8-pool-size=0', '--import', new URL('test/kit/load-sources.mjs', import.meta.url).href],
    experimental: { viteModuleRunner: false, nodeLoader: false },
  },
})
