import { expect, test } from 'vitest'
import { useTestPlatform } from '../../../test/kit/test-db.ts'
import type { Actor } from '../../platform/context.ts'
import { execute } from '../../platform/operations.ts'
import { getDirectory } from './directory.ts'
import { describeOfficer } from './get-officer.ts'
import { listItemManagers } from './list-item-officers.ts'
import { mayDo } from './role-permissions.ts'

const platform = useTestPlatform()

interface Row {
  id: string
  name: string
  region: string
  regionName: string
  authorityName: string
  unitName: string | null
  isSelf: boolean
}

async function managerOf(region: string): Promise<Actor> {
  const { id } = (await getDirectory(platform)).listOfficers(region, 'itemManager')[0]!
  return { kind: 'staff', accountId: platform.ids.next(), principalId: id, ...(await describeOfficer(platform, id)) }
}

async function ask(actor: Actor, query: object = {}): Promise<Row[]> {
  const { body } = await execute(platform, mayDo, listItemManagers, { actor, requestId: 'r', query })
  return (body as { rows: Row[] }).rows
}

test('an item manager of a county finds themselves first, then colleagues, then the city\'s, each with the body they work in', async () => {
  const county = await managerOf('379902')
  const rows = await ask(county)
  expect(rows[0]).toMatchObject({ id: county.principalId, name: county.name, region: '379902', regionName: '澄湖区', isSelf: true })
  expect(rows.every(({ authorityName }) => authorityName !== '')).toBe(true)
  expect(rows.slice(1).every(({ isSelf }) => !isSelf)).toBe(true)
  const regions = rows.map(({ region }) => region)
  expect(new Set(regions)).toEqual(new Set(['379902', '379900']))
  expect(regions).toEqual(regions.toSorted((a, b) => (a === b ? 0 : a === '379902' ? -1 : 1)))
})

test('only item managers are offered', async () => {
  const directory = await getDirectory(platform)
  for (const { id } of await ask(await managerOf('379900'), { region: '379903' })) expect(directory.officer(id).roles).toContain('itemManager')
})

test('the city\'s item manager asks for a county and may answer for it; one of another county may not', async () => {
  const city = await managerOf('379900')
  expect((await ask(city, { region: '379903' })).map(({ region }) => region)).toContain('379903')
  expect((await ask(city, { region: '379903' }))[0]).toMatchObject({ isSelf: true })
  const other = await managerOf('379902')
  expect((await ask(other, { region: '379903' })).map(({ id }) => id)).not.toContain(other.principalId)
})

test('a region that does not exist is refused', async () => {
  await expect(ask(await managerOf('379900'), { region: '110101' })).rejects.toMatchObject({ code: 'organisation.no_such_region' })
})

test('who does not manage items does not list who does', async () => {
  const directory = await getDirectory(platform)
  const { id } = directory.listOfficers('379902', 'windowClerk')[0]!
  const clerk: Actor = { kind: 'staff', accountId: platform.ids.next(), principalId: id, ...(await describeOfficer(platform, id)) }
  await expect(ask(clerk)).rejects.toMatchObject({ code: 'platform.not_permitted' })
})
