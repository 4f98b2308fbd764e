import { expect, test } from 'vitest'
import { useTestPlatform } from '../../../test/kit/test-db.ts'
import { type Actor, ANONYMOUS, systemContext } from '../../platform/context.ts'
import { sql } from '../../platform/db/sql.ts'
import { aPerson, anEnterprise } from './fixtures.ts'
import { registerSubject } from './register-subject.ts'
import { revealIdentity } from './reveal-identity.ts'

const platform = useTestPlatform()
const register = () => registerSubject(systemContext(platform, 'test'), aPerson())
const staff = (...roles: string[]): Actor => ({ kind: 'staff', accountId: 'account-of-clerk', principalId: platform.ids.next(), name: '窗口', roles, region: '379902' })
const readings = (subjectId: string) =>
  platform.db.query<{ region: string; actor: string; detail: unknown }>(sql`
    select region, actor, detail from platform.audit_entry where operation = 'subjects.readIdentity' and subject = ${subjectId} order by seq`)

test('a reviewer reads the full number and phone, and the reading is on the audit chain of the region', async () => {
  const subject = await register()
  const { identityNumber, phone } = aPerson()
  expect(await revealIdentity(platform.as(staff('reviewer')), subject.id, '核验身份')).toEqual({ identityNumber, phone })
  expect(await readings(subject.id)).toEqual([{ region: '379902', actor: 'account-of-clerk', detail: { purpose: '核验身份' } }])
})

test('the person reads their own number, and that too is on record', async () => {
  const subject = await register()
  const ctx = platform.as({ kind: 'citizen', accountId: 'own', principalId: subject.id, name: subject.name, roles: ['citizen'], region: undefined })
  expect((await revealIdentity(ctx, subject.id, '查看本人信息')).identityNumber).toBe(aPerson().identityNumber)
  expect(await readings(subject.id)).toMatchObject([{ region: '000000', actor: 'own' }])
})

test('supervisors, administrators, other applicants and visitors are refused', async () => {
  const subject = await register()
  const other: Actor = { kind: 'citizen', accountId: 'other', principalId: platform.ids.next(), name: '路人', roles: ['citizen'], region: undefined }
  for (const actor of [staff('supervisor'), staff('systemAdmin'), staff('auditor'), other, ANONYMOUS]) {
    await expect(revealIdentity(platform.as(actor), subject.id, '好奇'), actor.roles.join()).rejects.toMatchObject({ status: 403 })
  }
})

test('an enterprise without a phone has none to show', async () => {
  const shop = await registerSubject(systemContext(platform, 'test'), anEnterprise())
  expect((await revealIdentity(systemContext(platform, 'test'), shop.id, '制作文书')).phone).toBeUndefined()
})

test('somebody who does not exist is not found', async () => {
  await expect(revealIdentity(systemContext(platform, 'test'), platform.ids.next(), '制作文书')).rejects.toMatchObject({ code: 'subjects.no_such_subject' })
})
