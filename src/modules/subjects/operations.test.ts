import { expect, test } from 'vitest'
import { useTestPlatform } from '../../../test/kit/test-db.ts'
import { type Actor, systemContext } from '../../platform/context.ts'
import { sql } from '../../platform/db/sql.ts'
import { execute } from '../../platform/operations.ts'
import { mayDo } from '../organisation/index.ts'
import { aPerson, anEnterprise } from './fixtures.ts'
import { findSubjectOperation, readCitizenSelf } from './operations.ts'
import { registerSubject } from './register-subject.ts'

const platform = useTestPlatform()
const clerk: Actor = { kind: 'staff', accountId: 'account-of-clerk', principalId: 'p', name: '窗口', roles: ['windowClerk'], region: '379902' }
const find = (actor: Actor, identity: string) => execute(platform, mayDo, findSubjectOperation, { actor, requestId: 'r', query: { identity } })

test('subjects.find: a window clerk finds who stands there, masked, and the look-up is audited', async () => {
  const subject = await registerSubject(systemContext(platform, 'test'), aPerson())
  const { body } = await find(clerk, aPerson().identityNumber)
  expect(body).toMatchObject({ items: [{ id: subject.id, name: '甄新来', identityMasked: subject.identityMasked }] })
  expect(JSON.stringify(body)).not.toContain(aPerson().identityNumber)
  const rows = await platform.db.query<{ subject: string; detail: unknown }>(sql`select subject, detail from platform.audit_entry where operation = 'subjects.find' order by region, day, seq`)
  expect(rows).toEqual([{ subject: subject.id, detail: { found: true } }])
})

test('subjects.find: nobody is found under an unknown number, which is audited as well', async () => {
  expect((await find(clerk, aPerson().identityNumber)).body).toEqual({ items: [] })
  const rows = await platform.db.query<{ detail: unknown }>(sql`select detail from platform.audit_entry where operation = 'subjects.find' order by region, day, seq`)
  expect(rows).toEqual([{ detail: { found: false } }])
})

test('subjects.find: reviewers and applicants may not look people up, and half a number is no question', async () => {
  await expect(find({ ...clerk, roles: ['reviewer'] }, aPerson().identityNumber)).rejects.toMatchObject({ code: 'platform.not_permitted' })
  await expect(find({ ...clerk, kind: 'citizen', roles: ['citizen'] }, aPerson().identityNumber)).rejects.toMatchObject({ code: 'platform.not_permitted' })
  await expect(find(clerk, '379902')).rejects.toMatchObject({ status: 422 })
})

test('subjects.readSelf: an applicant reads who they are and for whom they may act', async () => {
  const me = await registerSubject(systemContext(platform, 'test'), aPerson())
  const shop = await registerSubject(systemContext(platform, 'test'), anEnterprise({ legalRepresentativeId: me.id }))
  const actor: Actor = { kind: 'citizen', accountId: 'own', principalId: me.id, name: me.name, roles: ['citizen'], region: undefined }
  const { body } = await execute(platform, mayDo, readCitizenSelf, { actor, requestId: 'r' })
  expect(body).toMatchObject({
    subject: { id: me.id, name: '甄新来' },
    phoneMasked: '199****9001',
    principals: [{ as: 'self', asName: '本人' }, { as: 'legalRepresentative', asName: '法定代表人（经营者）', subject: { id: shop.id } }],
  })
})
