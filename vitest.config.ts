import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'pure', include: ['src/**/*-rules.test.ts', 'src/platform/{forms,pdf}/**/*.test.ts', 'src/public/**/*.test.{ts,tsx}', 'web/**/*.test.{ts,tsx}'] } },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['src/**/*.test.ts', 'test/*.test.ts'],
          exclude: ['src/**/*-rules.test.ts', 'src/platform/{forms,pdf}/**', 'src/public/**'],
          globalSetup: ['test/kit/start-postgres.ts'],
        },
      },
      { extends: true, test: { name: 'journeys', include: ['test/{journeys,load}/**/*.test.ts'], globalSetup: ['test/kit/start-postgres.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
      { extends: true, test: { name: 'browser', include: ['test/e2e/**/*.test.ts'], globalSetup: ['test/kit/start-postgres.ts', 'test/kit/start-browser.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
    ],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    pool: 'forks',
  },
})
