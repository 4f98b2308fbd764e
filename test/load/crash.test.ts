import { expect, test } from 'vitest'
import { crashRounds } from './crash.ts'

const START_AND_ROUNDS_MS = 120_000

test('杀掉服务和数据库之后，已回执的办件一件不少、状态不退、记录链完整', async () => {
  const rounds = await crashRounds({ rounds: 2, clients: 4, loadMs: 1500 })
  expect(rounds.flatMap(({ faults }) => faults)).toEqual([])
  expect(rounds.map(({ acknowledged }) => acknowledged > 0)).toEqual([true, true])
}, START_AND_ROUNDS_MS)
