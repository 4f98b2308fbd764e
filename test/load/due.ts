import { once } from 'node:events'
import pg from 'pg'
import { aSubmission } from '../../src/modules/applications/fixtures.ts'
import { onApplicationProgressed, settleFallenDue, verifyApplicationChains } from '../../src/modules/applications/index.ts'
import { fileApplication } from '../../src/modules/applications/submission/file-application.ts'
import { readConfig } from '../../src/platform/config.ts'
import { systemContext } from '../../src/platform/context.ts'
import { createLogger, type OpenPlatform, openPlatform } from '../../src/platform/create-platform.ts'
import { createDb, createPool } from '../../src/platform/db/db.ts'
import { startJobs } from '../../src/platform/jobs/jobs.ts'
import { forkProgram } from '../kit/fork-program.ts'

/** 视为受理 in bulk: cases nobody answered, and the job that finds them on the first minute after their last day. */

/** A Monday; its five workdays end on the next Monday (行政许可法 art. 32(4)). */
const RECEIVED_AT = '2026-03-02T10:00:00+08:00'
export const FALLEN_DUE_AT = '2026-03-10T00:01:00+08:00'

const FILING_LANES = 8

export interface Place {
  databaseUrl: string
  dataDir: string
}

/** A platform of its own over the same database, as another process would have it. */
export const openWorker = ({ databaseUrl, dataDir }: Place, now = FALLEN_DUE_AT): Promise<OpenPlatform> =>
  openPlatform({ ...readConfig({}), databaseUrl, dataDir, startAt: new Date(now) }, { isServer: false, log: createLogger('error') })

/** Takes `count` cases in at a counter, where they are then forgotten. */
export async function fileForgotten(place: Place, count: number): Promise<void> {
  const worker = await openWorker(place, RECEIVED_AT)
  try {
    let left = count
    const lane = async (): Promise<void> => {
      while (left-- > 0) {
        const ctx = systemContext(worker.platform, 'load')
        await fileApplication(ctx, {
          region: '379902', submission: aSubmission({ channel: 'counter', at: ctx.clock.now().toISOString() }), actor: { kind: 'staff', id: 'load', name: '窗口' }, isReceived: true,
        })
      }
    }
    await Promise.all(Array.from({ length: FILING_LANES }, lane))
    await followInLists(worker)
  } finally {
    await worker.close()
  }
}

/** The job finds its cases in the work lists, and those follow what is announced. */
async function followInLists({ platform, url }: OpenPlatform): Promise<void> {
  const pool = createPool({ url, role: 'yichuang_worker', max: 4, onError: (error) => platform.log.error({ err: error }, 'an idle connection broke') })
  const jobs = await startJobs(platform, pool, [onApplicationProgressed], [])
  await jobs.drain()
  await jobs.stop()
  await pool.end()
}

/** Runs the job in `workers` platforms at the same moment. Returns how long until all were through. */
export async function settleAtOnce(place: Place, workers: number): Promise<number> {
  const open = await Promise.all(Array.from({ length: workers }, () => openWorker(place)))
  try {
    const startedAt = performance.now()
    await Promise.all(open.map(({ platform }) => settleFallenDue.run(systemContext(platform, settleFallenDue.id))))
    return (performance.now() - startedAt) / 1000
  } finally {
    await Promise.all(open.map((each) => each.close()))
  }
}

/** Runs the job in a process of its own and kills it once `settled` cases are through; returns how many really were. */
export async function settleAndKill(place: Place, settled: number): Promise<number> {
  const child = forkProgram('test/load/settle-due.ts', [place.databaseUrl, place.dataDir])
  const ended = once(child, 'exit')
  const client = new pg.Client({ connectionString: place.databaseUrl })
  await client.connect()
  await Promise.race([once(child, 'message'), ended])
  try {
    for (;;) {
      const done = await countDeemed(client)
      if (done >= settled) {
        child.kill('SIGKILL')
        await ended
        return await countDeemed(client)
      }
      if (child.exitCode !== null) throw new Error(`the worker ended (${child.exitCode}) before it could be killed: ${done} settled`)
    }
  } finally {
    await client.end()
  }
}

const countDeemed = async (client: pg.Client): Promise<number> => (await client.query<{ done: number }>(`select count(*)::int as done from applications.application_event where type = 'deemedAccepted'`)).rows[0]!.done

/** What is not as the law has it: each case accepted once, back on the day of its receipt, told once, its chain whole. */
export async function findDueFaults({ databaseUrl }: Place, expected: number): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 })
  pool.on('error', () => {}) // the awaited query reports it
  try {
    const { rows: cases } = await pool.query<{ number: string; state: string; accepted_on: string | null; deemed: number; notices: number; told: number }>(`
      select a.number, a.state, a.accepted_on::text, count(e.*) filter (where e.type = 'deemedAccepted')::int as deemed,
        coalesce(sum(jsonb_array_length(e.documents)) filter (where e.type = 'deemedAccepted'), 0)::int as notices,
        (select count(*)::int from platform.outbox o where o.type = 'applications.deemedAccepted' and o.payload->>'number' = a.number) as told
      from applications.application a join applications.application_event e using (region, number) group by a.region, a.number, a.state, a.accepted_on`)
    const faults = cases.flatMap(({ number, state, accepted_on, deemed, notices, told }) => [
      ...(state === 'accepted' ? [] : [`办件 ${number} 应当视为受理，现在是 ${state}`]),
      ...(accepted_on === '2026-03-02' ? [] : [`办件 ${number} 的受理日应当是收件日，现在是 ${accepted_on}`]),
      ...(deemed === 1 && notices === 1 && told === 1 ? [] : [`办件 ${number} 视为受理 ${deemed} 次，通知书 ${notices} 份，宣布 ${told} 次，都应当是 1`]),
    ])
    if (cases.length !== expected) faults.push(`应当有 ${expected} 件，现在 ${cases.length} 件`)
    const chains = await verifyApplicationChains({ db: createDb(pool) })
    return [...faults, ...chains.faults]
  } finally {
    await pool.end()
  }
}
