import { expect, test } from 'vitest'
import { findAccountByLogin } from '../../../platform/auth/account-store.ts'
import type { Actor } from '../../../platform/context.ts'
import { execute } from '../../../platform/operations.ts'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { describeOfficer } from '../get-officer.ts'
import { mayDo } from '../role-permissions.ts'
import type { GrantView } from './describe-grant.ts'
import { createGrant, revokeGrant } from './grant-operations.ts'
import { listGrants } from './list-grants.ts'
import { listWindowOfficers } from './list-window-officers.ts'

const platform = useTestPlatform()

interface Ledger {
  scope: string
  authorities: { id: string }[]
  counts: Record<string, number>
  rows: GrantView[]
  next: string | null
  allowedActions: { allowed: boolean }[]
}

async function as(login: string): Promise<Actor> {
  const account = (await findAccountByLogin(platform.db, login))!
  return { kind: 'staff', accountId: account.id, principalId: account.principalId, ...(await describeOfficer(platform, account.principalId)) }
}
const list = async (login: string, query: object = {}): Promise<Ledger> => (await execute(platform, mayDo, listGrants, { actor: await as(login), requestId: 'r', query })).body as Ledger
const grant = async (body: object): Promise<GrantView> =>
  (await execute(platform, mayDo, createGrant, { actor: await as('decider-379902-SCJG'), requestId: 'r', body: { basis: '局发〔2026〕1 号', from: platform.clock.today(), ...body } })).body as GrantView

test('a decider sees what the own authority gave, a window what it and its hall hold, a supervisor what the region keeps', async () => {
  const given = await list('decider-379902-SCJG')
  expect(given).toMatchObject({ scope: 'authority', allowedActions: [{ allowed: true }] })
  expect(new Set(given.rows.map(({ authorityId }) => authorityId))).toEqual(new Set(['379902-SCJG']))
  expect(given.rows.map(({ allowedActions }) => allowedActions[0]!.allowed)).not.toContain(false)

  const held = await list('clerk-379902-1')
  expect(held).toMatchObject({ scope: 'own', allowedActions: [{ allowed: false, reason: '由授权单位的决定人员授权。' }] })
  expect(new Set(held.rows.map(({ officerId }) => officerId))).toEqual(new Set([(await as('clerk-379902-1')).principalId]))
  expect((await list('clerk-379902-3')).rows).toEqual([])
  expect((await list('clerk-379902001')).rows.map(({ kindName }) => kindName)).toEqual(expect.arrayContaining(['首席事务代表', '委托收件']))

  const region = await list('supervisor-379902', { limit: 3 })
  expect(region.scope).toBe('region')
  expect(region.authorities.map(({ id }) => id)).toContain('379902-SCJG')
  const next = await list('supervisor-379902', { limit: 3, cursor: region.next! })
  expect(next.rows.filter(({ id }) => region.rows.some((row) => row.id === id))).toEqual([])
  expect((await list('supervisor-379902', { authority: '379902-SCJG' })).rows).toHaveLength(given.rows.length)
  await expect(list('supervisor-379902', { authority: '379903-SCJG' })).rejects.toMatchObject({ code: 'organisation.not_yours' })
})

test('a grant is looked for by where it stands: coming, in force, ended; what is over is not revoked again', async () => {
  const coming = await grant({ kind: 'chiefRepresentative', officer: (await as('clerk-379902-3')).principalId, powers: ['decide'], items: ['food-business-licence'], from: '2099-01-01' })
  expect(coming).toMatchObject({ standing: 'coming', standingName: '尚未生效', hallName: '澄湖区政务服务中心', grantedByName: (await as('decider-379902-SCJG')).name })
  expect((await list('decider-379902-SCJG', { standing: 'coming' })).rows.map(({ id }) => id)).toEqual([coming.id])
  const revoke = async () => execute(platform, mayDo, revokeGrant, { actor: await as('decider-379902-SCJG'), requestId: 'r', params: { id: coming.id }, body: { reason: '人员调整' } })
  expect((await revoke()).body).toMatchObject({ standing: 'revoked', allowedActions: [{ allowed: false, reason: '这项授权已经撤销。' }] })
  await expect(revoke()).rejects.toMatchObject({ code: 'organisation.grant_revoked' })
  const ledger = await list('decider-379902-SCJG', { standing: 'ended' })
  expect(ledger).toMatchObject({ counts: { coming: 0, ended: 1 }, rows: [{ id: coming.id, revokedReason: '人员调整' }] })
})

test('the window clerks of the region are offered hall by hall, and to a decider only', async () => {
  const { rows } = (await execute(platform, mayDo, listWindowOfficers, { actor: await as('decider-379902-SCJG'), requestId: 'r' })).body as { rows: { id: string; hallName: string }[] }
  expect(rows[0]!.hallName).toBe('澄湖区政务服务中心')
  expect(rows.map(({ id }) => id)).toContain((await as('clerk-379902001')).principalId)
  await expect(execute(platform, mayDo, listWindowOfficers, { actor: await as('clerk-379902-1'), requestId: 'r' })).rejects.toMatchObject({ code: 'platform.not_permitted' })
})
