import type { Platform } from '../../../platform/context.ts'
import { asRegistered } from '../get-subject.ts'
import { type FoundSubject, listSubjectsByIdentityHash } from './identity-lookup-store.ts'

/** Whoever is registered under each of the numbers, by the number as it was given; some hundreds at a time. */
export async function findSubjectsByIdentity(platform: Pick<Platform, 'db' | 'sealed'>, numbers: readonly string[]): Promise<Map<string, FoundSubject>> {
  const hashOf = new Map(numbers.map((number) => [number, platform.sealed.index(asRegistered(number))]))
  const found = new Map((await listSubjectsByIdentityHash(platform.db, [...new Set(hashOf.values())])).map(({ identityHash, ...subject }) => [identityHash, subject]))
  return new Map([...hashOf].flatMap(([number, hash]) => (found.has(hash) ? [[number, found.get(hash)!] as const] : [])))
}
