import { once } from 'node:events'
import pg from 'pg'
import { raiseOnce } from '../../src/modules/supervision/watch/watch-matters.ts'
import { systemContext } from '../../src/platform/context.ts'
import { forkProgram } from '../kit/fork-program.ts'
import { openWorker, type Place } from './due.ts'

/** 电子监察 in bulk: matters that all reach a moment of theirs at once, among many that do not. */

/** On the eighth of ten workdays a promise reminds, at nine. */
export const BEGAN_AT = '2026-03-02T09:30:00+08:00'
export const DUE_AT = '2026-03-12T09:00:00+08:00'
export const RAISED_AT = '2026-03-12T09:10:00+08:00'
const REGIONS = ['379902', '379903', '379904', '379905', '379921']

const clockOf = (kind: string, name: string, amount: number) => ({ id: kind, kind, name, since: new Date(BEGAN_AT).toISOString(), clock: { amount, unit: 'workday', startedOn: '2026-03-02', pauses: [], extensions: [] } })
/** One reaches a moment at DUE_AT, the other does so in years. */
const DUE = [clockOf('promised', '承诺期限', 10), clockOf('statutory', '法定期限', 20)]
const IDLE = [clockOf('promised', '承诺期限', 700), clockOf('statutory', '法定期限', 800)]

/** Puts matters in, numbered from `from`. Those that are `isDue` reach their first moment at DUE_AT. */
export async function putMatters(client: pg.Client, from: number, count: number, isDue: boolean): Promise<void> {
  await client.query(
    `insert into supervision.matter (region, kind, id, title, item_code, item_name, authority_id, hall_id, state, is_immediate, opened_at, counts, clocks, version, checked_at, next_at, stage, due_on, law_due_on)
     select region, 'application', region || lpad(n::text, 13, '0'), '食品经营许可', 'food-business-licence', '食品经营许可', region || '-SCJG', 'H-' || region, 'accepted', false, $5::timestamptz, '{"corrections":0,"pauses":0}', $3::jsonb, 3,
       $5::timestamptz, $4::timestamptz + case when $7 then interval '0' else (n % 100000) * interval '1 minute' end, 'review', '2026-03-16', '2026-03-30'
     from generate_series($1::int, $1::int + $2::int - 1) n, lateral (select ($6::text[])[1 + n % 5] as region) r`,
    [from, count, JSON.stringify(isDue ? DUE : IDLE), isDue ? DUE_AT : '2028-06-01T09:00:00+08:00', BEGAN_AT, REGIONS, isDue],
  )
}

/** Raises until nothing is due, in `workers` platforms at the same moment. Returns how long until all were through. */
export async function raiseAtOnce(place: Place, workers: number): Promise<number> {
  const open = await Promise.all(Array.from({ length: workers }, () => openWorker(place, RAISED_AT)))
  try {
    const startedAt = performance.now()
    await Promise.all(open.map(({ platform }) => raiseAll(systemContext(platform, 'load'))))
    return (performance.now() - startedAt) / 1000
  } finally {
    await Promise.all(open.map((each) => each.close()))
  }
}

export async function raiseAll(ctx: Parameters<typeof raiseOnce>[0]): Promise<void> {
  while ((await raiseOnce(ctx, new Date(RAISED_AT).toISOString())) > 0);
}

/** Raises in a process of its own and kills it once something is raised; returns how many signals there were then. */
export async function raiseAndKill(place: Place): Promise<number> {
  const child = forkProgram('test/load/raise-due.ts', [place.databaseUrl, place.dataDir])
  const ended = once(child, 'exit')
  const client = new pg.Client({ connectionString: place.databaseUrl })
  await client.connect()
  await Promise.race([once(child, 'message'), ended])
  const count = async () => (await client.query<{ done: number }>('select count(*)::int as done from supervision.signal')).rows[0]!.done
  try {
    for (;;) {
      if ((await count()) > 0) {
        child.kill('SIGKILL')
        await ended
        return await count()
      }
      if (child.exitCode !== null) throw new Error(`the worker ended (${child.exitCode}) before it could be killed`)
    }
  } finally {
    await client.end()
  }
}

/** What is not as it should be: each matter that was due reminded of once, told once, remembered by the matter, and nobody else. */
export async function findRaiseFaults({ databaseUrl }: Place, expected: number): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows: [found] } = await client.query<Record<'signals' | 'matters' | 'announced' | 'remembered' | 'due', number>>(`
      select (select count(*)::int from supervision.signal) as signals, (select count(distinct (region, matter_id))::int from supervision.signal where level = 'reminder') as matters,
        (select count(*)::int from platform.outbox where type = 'supervision.signalRaised') as announced,
        (select count(*)::int from supervision.matter where jsonb_array_length(past -> 'raised') = 1) as remembered,
        (select count(*)::int from supervision.matter where next_at <= $1::timestamptz) as due`, [RAISED_AT])
    const { due, ...counts } = found!
    const faults = Object.entries(counts).flatMap(([what, is]) => (is === expected ? [] : [`${what}：应当是 ${expected}，现在 ${is}`]))
    return due === 0 ? faults : [...faults, `还有 ${due} 件没有轮到`]
  } finally {
    await client.end()
  }
}
