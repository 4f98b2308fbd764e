import { expect, test } from 'vitest'
import { useTestPlatform } from '../../../test/kit/test-db.ts'
import { type Actor, systemContext } from '../../platform/context.ts'
import { aPerson, anEnterprise } from './fixtures.ts'
import { describeSubject, findSubjectByIdentity } from './get-subject.ts'
import { toIdentityNumber } from './identity-number-rules.ts'
import { canActFor, importProxies, listPrincipals } from './principals.ts'
import { registerSubject } from './register-subject.ts'
import type { Subject } from './subject.ts'

const platform = useTestPlatform()
const register = (subject: Parameters<typeof registerSubject>[1]) => registerSubject(systemContext(platform, 'test'), subject)

async function signedIn(subject: Subject) {
  const actor: Actor = { kind: 'citizen', accountId: platform.ids.next(), principalId: subject.id, ...(await describeSubject(platform, subject.id)) }
  return platform.as(actor)
}

const anotherPerson = (name: string, sequence: number) => aPerson({ name, identityNumber: toIdentityNumber({ region: '379901', birthDate: '1975-10-01', sequence }) })

test('everybody may act for themselves, and for nobody else', async () => {
  const me = await register(aPerson())
  const stranger = await register(anotherPerson('路人甲', 2))
  const ctx = await signedIn(me)
  expect(await canActFor(ctx, me.id)).toBe(true)
  expect(await canActFor(ctx, stranger.id)).toBe(false)
  expect(await canActFor(ctx, platform.ids.next())).toBe(false)
  expect(await listPrincipals(ctx)).toEqual([{ subject: me, as: 'self', untilDay: null }])
})

test('a legal representative may act for the enterprise', async () => {
  const me = await register(aPerson())
  const shop = await register(anEnterprise({ legalRepresentativeId: me.id }))
  const ctx = await signedIn(me)
  expect(await canActFor(ctx, shop.id)).toBe(true)
  expect((await listPrincipals(ctx)).map(({ subject, as }) => [subject.name, as])).toEqual([['甄新来', 'self'], ['澄湖区新来小吃店', 'legalRepresentative']])
})

test('an agent may act as long as the proxy is in force, and not the other way round', async () => {
  const me = await register(aPerson())
  const mother = await register(anotherPerson('甄母亲', 4))
  const uncle = await register(anotherPerson('甄舅舅', 5))
  await importProxies(platform, [
    { principalId: mother.id, agentId: me.id, fromDay: '2026-01-01', untilDay: '2026-12-31' },
    { principalId: uncle.id, agentId: me.id, fromDay: '2025-01-01', untilDay: '2026-03-01' },
  ])
  const ctx = await signedIn(me)
  expect(await canActFor(ctx, mother.id)).toBe(true)
  expect(await canActFor(ctx, uncle.id)).toBe(false)
  expect(await canActFor(await signedIn(mother), me.id)).toBe(false)
  expect((await listPrincipals(ctx)).slice(1)).toEqual([{ subject: mother, as: 'agent', untilDay: '2026-12-31' }])
})

test('staff never act for an applicant by these ways', async () => {
  const me = await register(aPerson())
  const ctx = platform.as({ kind: 'staff', accountId: 'a', principalId: me.id, name: '窗口', roles: ['windowClerk'], region: '379902' })
  expect(await canActFor(ctx, me.id)).toBe(false)
})

test('陈小满 of the invented city may act for her restaurant', async () => {
  const owner = await findSubjectByIdentity(platform, toIdentityNumber({ region: '379902', birthDate: '1994-05-21', sequence: 2 }))
  expect(owner?.name).toBe('陈小满')
  expect((await listPrincipals(await signedIn(owner!))).map(({ subject }) => subject.name)).toEqual(['陈小满', '澄湖区小满餐饮店'])
})
