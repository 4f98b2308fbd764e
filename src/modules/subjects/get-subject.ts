import type { Actor, Platform } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import type { Subject } from './subject.ts'
import { findSubject, findSubjectByIdentityHash, findSubjectWithIdentity } from './subject-store.ts'

/** @throws Refusal 404 when there is no such subject */
export async function getSubject(platform: Pick<Platform, 'db'>, id: string): Promise<Subject> {
  const subject = await findSubject(platform.db, id)
  if (!subject) throw notFound('这位申请人', 'subjects.no_such_subject')
  return subject
}

/** A subject whose number somebody is about to state, and whether a stated number is the one it is registered under. */
export interface IdentifiedSubject {
  subject: Subject
  hasIdentity(number: string): boolean
}

/** @throws Refusal 404 when there is no such subject */
export async function getIdentifiedSubject(platform: Pick<Platform, 'db' | 'sealed'>, id: string): Promise<IdentifiedSubject> {
  const found = await findSubjectWithIdentity(platform.db, id)
  if (!found) throw notFound('这位申请人', 'subjects.no_such_subject')
  const { identitySealed, ...subject } = found
  return { subject, hasIdentity: (number) => platform.sealed.open(identitySealed) === asRegistered(number) }
}

/** Blanks around a number and small letters do not matter. */
export const asRegistered = (number: string): string => number.trim().toUpperCase()

/** Whoever is registered under an identity number or a unified social credit code. */
export const findSubjectByIdentity = (platform: Pick<Platform, 'db' | 'sealed'>, number: string): Promise<Subject | undefined> =>
  findSubjectByIdentityHash(platform.db, platform.sealed.index(asRegistered(number)))

/** What a session needs to know of an applicant. An applicant is bound to no region. @throws Refusal 404 when there is no such subject */
export async function describeSubject(platform: Pick<Platform, 'db'>, subjectId: string): Promise<Pick<Actor, 'name' | 'roles' | 'region'>> {
  const { name } = await getSubject(platform, subjectId)
  return { name, roles: ['citizen'], region: undefined }
}
