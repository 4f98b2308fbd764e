import { expect, test } from 'vitest'
import { useTestPlatform } from '../../../test/kit/test-db.ts'
import { type Actor, ANONYMOUS } from '../../platform/context.ts'
import { execute } from '../../platform/operations.ts'
import { getDirectory } from './directory.ts'
import { describeOfficer, getOfficer } from './get-officer.ts'
import { listHalls, listRegions, readOfficerSelf } from './operations.ts'
import { readOrganisation } from './organisation-store.ts'
import { mayDo } from './role-permissions.ts'

const platform = useTestPlatform()

async function aClerk(): Promise<Actor> {
  const { officers } = await readOrganisation(platform.db)
  const { id } = officers.find(({ region, roles, hallId }) => region === '379902' && roles.includes('windowClerk') && hallId === 'H-379902')!
  return { kind: 'staff', accountId: platform.ids.next(), principalId: id, ...(await describeOfficer(platform, id)) }
}

test('organisation.readSelf: an officer reads who they are, every code with its name', async () => {
  const actor = await aClerk()
  const { body } = await execute(platform, mayDo, readOfficerSelf, { actor, requestId: 'r' })
  expect(body).toMatchObject({
    id: actor.principalId, name: actor.name, roles: ['windowClerk'], roleNames: ['窗口人员'], region: '379902', regionName: '澄湖区',
    authorityName: '澄湖区政务服务管理办公室', unitName: null, hallName: '澄湖区政务服务中心',
  })
})

test('organisation.readSelf: a visitor is asked to sign in, an applicant is not permitted', async () => {
  await expect(execute(platform, mayDo, readOfficerSelf, { actor: ANONYMOUS, requestId: 'r' })).rejects.toMatchObject({ code: 'platform.not_signed_in' })
  const citizen: Actor = { ...ANONYMOUS, kind: 'citizen', roles: ['citizen'] }
  await expect(execute(platform, mayDo, readOfficerSelf, { actor: citizen, requestId: 'r' })).rejects.toMatchObject({ code: 'platform.not_permitted' })
})

test('an applicant is no officer', async () => {
  await expect(getOfficer(platform.as({ ...ANONYMOUS, kind: 'citizen', roles: ['citizen'] }))).rejects.toMatchObject({ code: 'organisation.not_staff' })
})

test('organisation.listRegions: anybody sees the counties with their townships', async () => {
  const { body } = await execute(platform, mayDo, listRegions, { actor: ANONYMOUS, requestId: 'r' })
  expect(body).toMatchObject({ items: expect.arrayContaining([{ code: '379902', name: '澄湖区', level: 'county', townships: expect.arrayContaining([{ code: '379902100000', name: '柳林镇' }]) as unknown }]) as unknown })
})

test('organisation.listHalls: anybody sees where the halls are; a region that does not exist is refused', async () => {
  const { body } = await execute(platform, mayDo, listHalls, { actor: ANONYMOUS, requestId: 'r', query: { region: '379902' } })
  expect((body as { items: unknown[] }).items).toHaveLength((await getDirectory(platform)).listHalls('379902').length)
  await expect(execute(platform, mayDo, listHalls, { actor: ANONYMOUS, requestId: 'r', query: { region: '110101' } })).rejects.toMatchObject({ status: 404 })
  await expect(execute(platform, mayDo, listHalls, { actor: ANONYMOUS, requestId: 'r', query: { region: 'x' } })).rejects.toMatchObject({ status: 422 })
})
