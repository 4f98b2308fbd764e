import { expect, test } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { findAccountByLogin } from '../../../platform/auth/account-store.ts'
import { type AnyOperation, execute } from '../../../platform/operations.ts'
import { describeOfficer, mayDo } from '../../organisation/index.ts'
import { changeLine } from './change-line.ts'
import { listLines } from './list-lines.ts'

const platform = useTestPlatform()
const HALL = 'H-379902'

async function run<T>(operation: AnyOperation, { login = 'hall-379902', hall = HALL, line, body, version, key }: { login?: string; hall?: string; line?: string; body?: object; version?: number; key?: string } = {}): Promise<T> {
  const account = (await findAccountByLogin(platform.db, login))!
  const actor = { kind: 'staff' as const, accountId: account.id, principalId: account.principalId, ...(await describeOfficer(platform, account.principalId)) }
  return (await execute(platform, mayDo, operation, { actor, requestId: 'r', params: { hall, line }, query: {}, body, ifMatch: version === undefined ? undefined : String(version), idempotencyKey: key })).body as T
}

interface Listed { rows: { letter: string; name: string; version: number; windows: string[]; itemNames: string[]; authorityNames: string[]; fault: string | null }[]; faults: string[]; rules: { name: string; value: string }[]; choices: { letters: string[] }; allowedActions: { allowed: boolean; reason: string | null }[] }
const list = (login?: string) => run<Listed>(listLines, login === undefined ? {} : { login })
const rowOf = async (letter: string) => (await list()).rows.find((row) => row.letter === letter)!
const food = { name: '食品经营', windowKinds: [], windowNos: ['007', '008'], itemCodes: ['food-business-licence'], authorityIds: ['379902-SCJG'], takesRest: false, expectedMinutes: 15, isOpen: true }

test('a manager sees the lines their windows give, sets a new one and names it by what leads there', async () => {
  const before = await list()
  expect(before.rows[0]).toMatchObject({ letter: 'A', version: 0, fault: null })
  expect(before.choices.letters).toContain('X')
  expect(before.rules.map(({ value }) => value)).toContain('50%')
  await run(changeLine, { line: 'X', version: 0, body: food })
  expect(await rowOf('X')).toMatchObject({ name: '食品经营', version: 1, windows: ['007', '008'], itemNames: ['食品经营许可'], authorityNames: ['市场监督管理局'], fault: null })
  expect((await list()).choices.letters).not.toContain('X')
})

test('a line that was changed meanwhile is not overwritten; the same request twice changes it once', async () => {
  await run(changeLine, { line: 'X', version: 0, body: food, key: '019a0000-0000-7000-8000-00000000c0de' })
  await run(changeLine, { line: 'X', version: 0, body: food, key: '019a0000-0000-7000-8000-00000000c0de' })
  expect((await rowOf('X')).version).toBe(1)
  await expect(run(changeLine, { line: 'X', version: 0, body: { ...food, name: '餐饮' } })).rejects.toMatchObject({ code: 'queue.line_changed' })
  expect((await rowOf('X')).name).toBe('食品经营')
})

test('what cannot be is refused at its field: windows, departments, items, a second line for the rest, a name that is taken, nobody to serve it', async () => {
  const pointersOf = async (body: object) => {
    const error = await run(changeLine, { line: 'X', version: 0, body: { ...food, ...body } }).then(() => undefined, (refusal: { errors: { pointer: string }[] }) => refusal)
    return error?.errors.map(({ pointer }) => pointer)
  }
  expect(await pointersOf({ windowNos: ['099'] })).toEqual(['/windowNos', '/windowKinds'])
  expect(await pointersOf({ authorityIds: ['379902-XXX'], itemCodes: ['no-such-item'] })).toEqual(['/authorityIds', '/itemCodes'])
  expect(await pointersOf({ takesRest: true, name: (await rowOf('A')).name })).toEqual(['/name', '/takesRest'])
  // Without a window it may stand, as long as nobody gets a number.
  expect(await pointersOf({ windowNos: [], isOpen: false })).toBeUndefined()
})

test('closing the line that takes the rest is said to everybody who looks; a clerk sees the lines and sets none, another hall\'s manager neither', async () => {
  const { letter, name: _, windows: __, ...rest } = await rowOf('A') as unknown as Record<string, unknown>
  const body = { name: '综合业务', windowKinds: rest.windowKinds, windowNos: rest.windowNos, itemCodes: [], authorityIds: [], takesRest: true, expectedMinutes: 12, isOpen: false }
  await run(changeLine, { line: String(letter), version: 0, body })
  const seen = await list('clerk-379902-1')
  expect(seen.faults).toEqual([expect.stringContaining('没有业务接收其余事项')])
  expect(seen.allowedActions).toEqual([expect.objectContaining({ allowed: false, reason: '由大厅管理员设置。' })])
  await expect(run(changeLine, { login: 'hall-379902', hall: 'H-379903', line: 'X', version: 0, body: food })).rejects.toMatchObject({ code: 'queue.not_your_hall' })
})
