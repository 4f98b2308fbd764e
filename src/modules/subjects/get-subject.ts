import type { Actor, Platform } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import type { Subject } from './subject.ts'
import { findSubject, findSubjectByIdentityHash } from './subject-store.ts'

/** @throws Refusal 404 when there is no such subject */
export async function getSubject(platform: Pick<Platform, 'db'>, id: string): Promise<Subject> {
  const subject = await findSubject(platform.db, id)
  if (!subject) throw notFound('这位申请人', 'subjects.no_such_subject')
  return subject
}

/** Whoever is registered under an identity number or a unified social credit code; blanks around it and small letters do not matter. */
export const findSubjectByIdentity = (platform: Pick<Platform, 'db' | 'sealed'>, number: string): Promise<Subject | undefined> =>
  findSubjectByIdentityHash(platform.db, platform.sealed.index(number.trim().toUpperCase()))

/** What a session needs to know of an applicant. An applicant is bound to no region. @throws Refusal 404 when there is no such subject */
export async function describeSubject(platform: Pick<Platform, 'db'>, subjectId: string): Promise<Pick<Actor, 'name' | 'roles' | 'region'>> {
  const { name } = await getSubject(platform, subjectId)
  return { name, roles: ['citizen'], region: undefined }
}
