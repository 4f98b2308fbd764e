import type { Context, Platform } from '../../platform/context.ts'
import { type CheckedSubject, checkNewSubject, identityOfAnother, toKnownName } from './subject-rules.ts'
import type { NewSubject, Subject } from './subject.ts'
import { claimIdentities, findSubjectByIdentityHash, insertSubjects, type SubjectRow } from './subject-store.ts'

/**
 * Registers a person or an enterprise, or gives back who is registered already under that identity.
 * One identity is one subject, also when two ask at once: the second waits for the first and gets its subject.
 * @throws Refusal when a field is wrong, or the identity is registered under another name
 */
export async function registerSubject(ctx: Context, newSubject: NewSubject): Promise<Subject> {
  const row = toSubjectRow(ctx, checkNewSubject(newSubject, ctx.clock.today()))
  return ctx.db.transaction(async (db) => {
    const claimed = await claimIdentities(db, [row])
    if (claimed.has(row.identityHash)) {
      await insertSubjects(db, [row], ctx.clock.now())
      return toSubject(row)
    }
    const known = await findSubjectByIdentityHash(db, row.identityHash)
    if (!known) throw new Error('an identity is claimed by a subject that does not exist')
    if (known.kind !== row.kind || toKnownName(known.name) !== row.name) throw identityOfAnother()
    return known
  })
}

/**
 * Registers many at once, in the given order: the register a city brings along.
 * All or nothing. @throws Refusal when a field of one is wrong, or an identity is registered already
 */
export async function importSubjects(ctx: Pick<Context, 'db' | 'clock' | 'ids' | 'sealed'>, newSubjects: NewSubject[]): Promise<Subject[]> {
  const today = ctx.clock.today()
  const rows = newSubjects.map((each) => toSubjectRow(ctx, checkNewSubject(each, today)))
  await ctx.db.transaction(async (db) => {
    const claimed = await claimIdentities(db, rows)
    if (claimed.size !== rows.length) throw identityOfAnother()
    await insertSubjects(db, rows, ctx.clock.now())
  })
  return rows.map(toSubject)
}

function toSubjectRow({ ids, sealed }: Pick<Platform, 'ids' | 'sealed'>, checked: CheckedSubject): SubjectRow {
  const { kind, name, identityNumber, identityMasked, phone, address, region, sex, birthDate, legalRepresentativeId } = checked
  return {
    id: ids.next(), kind, name, identityMasked, address: address ?? null, region, sex, birthDate,
    legalRepresentativeId: legalRepresentativeId ?? null,
    identityHash: sealed.index(identityNumber),
    identitySealed: sealed.seal(identityNumber),
    phoneSealed: phone === undefined ? null : sealed.seal(phone),
  }
}

const toSubject = ({ id, kind, name, identityMasked, address, region, sex, birthDate, legalRepresentativeId }: SubjectRow): Subject => ({
  id, kind, name, identityMasked, address, region, sex, birthDate, legalRepresentativeId,
})
