import type { Platform } from '../../platform/context.ts'

/**
 * The six digits with which anybody who holds the receipt may look up progress (rules of provincial monitoring: each
 * case has a 查询密码). Derived from the number by this installation's key: nothing to store, nothing to leak.
 */
export const queryPasswordOf = (platform: Platform, number: string): string =>
  String(platform.sealed.derive(`query-password:${number}`, 1_000_000)).padStart(6, '0')
