import { expect, test } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { type Ask, askAs } from '../changes/fixtures.ts'
import type { IssueView } from './contract.ts'
import { reportIssue } from './issue-operations.ts'

const platform = useTestPlatform()
const FOOD = 'food-business-licence'
const report = async (body: object): Promise<IssueView> => {
  const county: Ask = await askAs(platform, 'item-manager-379902')
  return county<IssueView>(reportIssue, { body: { itemCode: FOOD, problem: 'materials', message: '没有写明份数，群众多次打电话问。', ...body } })
}

test('an issue is reported of one element, which then leads to its place in the editor', async () => {
  expect(await report({ element: 'materials' })).toMatchObject({ path: 'materials', elementTitle: '申请材料', state: 'open', ruleTitle: '人工检查、群众反映' })
})

test('several may be reported of the same element: people see different things', async () => {
  const first = await report({ element: 'materials' })
  expect((await report({ element: 'materials', message: '样例打不开，请换一份。' })).id).not.toBe(first.id)
})

test('without an element it is about the item as a whole; an element that does not exist is refused', async () => {
  expect(await report({})).toMatchObject({ path: '', elementTitle: null })
  await expect(report({ element: 'colour' })).rejects.toMatchObject({ status: 422, errors: [{ pointer: '/element' }] })
})
