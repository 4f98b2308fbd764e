import { expect, test } from 'vitest'
import { useTestPlatform } from '../../test/kit/test-db.ts'
import { apiRoutes } from '../app.ts'
import { mayDo } from '../modules/organisation/index.ts'
import { execute } from '../platform/operations.ts'
import { seedChecks } from './checks.ts'
import { actorOf } from './run-operation.ts'

const platform = useTestPlatform()

test('the desks of the invented city have a check that was answered, one that waits and one that is late', async () => {
  await seedChecks(platform, apiRoutes)
  const { operation } = apiRoutes.find((route) => route.operation.id === 'materials.listChecks')!
  const list = async (login: string, query: object) => ((await execute(platform, mayDo, operation, { actor: await actorOf(platform, login), requestId: 'r', query })).body as { rows: { state: string; isOverdue: boolean }[] }).rows
  expect((await list('supervisor-379902', {})).map(({ state, isOverdue }) => [state, isOverdue])).toEqual([['asked', true], ['asked', false]])
  expect((await list('reviewer-379902-RSJ', { state: 'all' })).map(({ state }) => state)).toEqual(['answered'])
})
