import type { Shell } from './shell.ts'

/** A shell for tests: nobody signed in, standard mode; anything may be overridden. */
export function aShell(overrides: Partial<Shell> = {}): Shell {
  return {
    platformName: '云湖一窗',
    region: { code: '379902', name: '澄湖区' },
    currentPath: '/',
    reading: { mode: 'standard' },
    csrf: 'csrf-token',
    idempotencyKey: '01930000-0000-7000-8000-000000000001',
    hotline: { number: '12345', hours: '24 小时' },
    operatorName: '云湖市政务服务和大数据管理局',
    recordLines: [],
    ...overrides,
  }
}
