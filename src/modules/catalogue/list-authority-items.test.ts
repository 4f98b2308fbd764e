import { expect, test } from 'vitest'
import { useTestPlatform } from '../../../test/kit/test-db.ts'
import type { Actor } from '../../platform/context.ts'
import { execute } from '../../platform/operations.ts'
import { describeOfficer, getDirectory, mayDo } from '../organisation/index.ts'
import { listAuthorityItems } from './list-authority-items.ts'

const platform = useTestPlatform()

async function deciderOf(authorityId: string): Promise<Actor> {
  const { id } = (await getDirectory(platform)).listOfficers(authorityId.slice(0, 6), 'decider').find((officer) => officer.authorityId === authorityId)!
  return { kind: 'staff', accountId: platform.ids.next(), principalId: id, ...(await describeOfficer(platform, id)) }
}

const ask = async (actor: Actor, query: object = {}) =>
  (await execute(platform, mayDo, listAuthorityItems, { actor, requestId: 'r', query })).body as { authorityName: string; rows: { code: string; name: string; kindName: string }[] }

test('a decider sees by name what the own authority handles, and nothing of others', async () => {
  const { authorityName, rows } = await ask(await deciderOf('379902-SCJG'))
  expect(authorityName).toBe('澄湖区市场监督管理局')
  expect(rows).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'food-business-licence', name: expect.stringContaining('食品经营许可') as string, kindName: '承诺件' })]))
  expect(rows.map(({ code }) => code)).not.toContain('nurse-registration')
  expect((await ask(await deciderOf('379902-SCJG'), { authority: '379902-WJW' })).rows.map(({ code }) => code)).toContain('nurse-registration')
})

test('an authority that does not exist is refused', async () => {
  await expect(ask(await deciderOf('379902-SCJG'), { authority: 'nowhere' })).rejects.toMatchObject({ code: 'organisation.no_such_authority' })
})
