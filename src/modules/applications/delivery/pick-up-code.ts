import type { Platform } from '../../../platform/context.ts'

/**
 * The six digits with which a result is fetched at the counter: told to the applicant when it lies ready. Derived from the
 * number by this installation's key, as the query password is, and another than it: whoever may look does not yet fetch.
 */
export const pickUpCodeOf = (platform: Pick<Platform, 'sealed'>, number: string): string =>
  String(platform.sealed.derive(`pick-up:${number}`, 1_000_000)).padStart(6, '0')

/** By what a code is found again: a copy of the database does not tell the codes. */
export const pickUpIndexOf = (platform: Pick<Platform, 'sealed'>, hallId: string, code: string): string => platform.sealed.index(`pick-up:${hallId}:${code}`)
