import pg from 'pg'
import { connectOutside } from '../../src/outside.ts'
import { replayRecord } from '../../src/flows/replay-record.ts'
import { loadPublishedItems } from '../../src/modules/catalogue/published-items.ts'
import { getDirectory } from '../../src/modules/organisation/index.ts'
import { readScores } from '../../src/modules/ratings/scores/read-scores.ts'
import { raiseOnce } from '../../src/modules/supervision/watch/watch-matters.ts'
import { readConfig } from '../../src/platform/config.ts'
import { ANONYMOUS, type Platform, systemContext } from '../../src/platform/context.ts'
import { createLogger, openPlatform } from '../../src/platform/create-platform.ts'
import { analyse } from '../../src/platform/db/analyse.ts'
import { execute } from '../../src/platform/operations.ts'
import { openWorker } from '../../test/load/due.ts'
import { DUE_AT, findRaiseFaults, putMatters, RAISED_AT, raiseAndKill, raiseAtOnce } from '../../test/load/raise.ts'
import { conclude, emit, quantile, round } from './report.ts'
import { openStage, runOnce, type Stage } from './stage.ts'

/** What falls due in one tick, and how many ticks are measured at each size. */
const DUE = 100
const TICKS = 100
/** The smaller of the two sizes a tick must cost the same at. */
const FEW = 10_000
/** Due at once, for workers that share them. */
const CROWD = 5_000
/** What has to be read again in ten minutes. */
const EVENTS = 5_000_000

interface Sizes {
  count: number
  ratings: number
  requests: number
}

/** 电子监察 and 好差评 at size: a tick, workers beside each other, everything read again, a page of scores. */
export async function benchSupervision({ count, ratings, requests }: Sizes, command: string): Promise<void> {
  const stage = await openStage()
  try {
    const few = await timeTicks(stage, FEW)
    const many = await timeTicks(stage, count)
    const shared = await shareAndKill(stage)
    const replayed = await timeReplay(stage, count)
    const scores = await timeScores(stage, ratings, requests)
    const inWords = (number: number) => number.toLocaleString('en')
    conclude('supervision', command, { few, many, ...shared, replayed, scores }, [
      { what: `监察 tick with ${DUE} due, p95 of ${TICKS} ticks, at ${inWords(FEW)} open / at ${inWords(count)} open`, result: `${round(few.p95)} ms / ${round(many.p95)} ms (p50 ${round(few.p50)} / ${round(many.p50)})`, floor: '< 100 ms, the same', goal: '' },
      { what: `${inWords(CROWD)} due at once: two workers; one killed (-9) halfway and one more`, result: `${round(shared.secondsTwoWorkers)} s, ${shared.faults.length} signals lost or twice`, floor: '0', goal: '0' },
      { what: `the record of ${inWords(replayed.cases)} cases read again into both rooms: ${inWords(replayed.events)} events`, result: `${round(replayed.seconds / 60)} min, ${inWords(Math.round(replayed.events / replayed.seconds))} events/s: ${inWords(EVENTS)} in ${round((EVENTS / replayed.events) * (replayed.seconds / 60))} min`, floor: '< 10 min', goal: '' },
      { what: `好差评指标 at ${inWords(ratings)} ratings, p95 of ${inWords(requests)}, 4 at once`, result: `${round(scores.p95)} ms (p50 ${round(scores.p50)})`, floor: '< 100 ms', goal: '' },
    ], stage.postgresVersion)
    if (shared.faults.length > 0) process.exitCode = 1
  } finally {
    await stage.close()
  }
}

const percentiles = (times: number[]) => ({ p50: quantile(times, 0.5), p95: quantile(times, 0.95) })

async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {}) // the awaited query reports it
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function timeTicks(stage: Stage, open: number): Promise<{ p50: number; p95: number }> {
  const databaseUrl = await stage.copyCity('bench_supervision')
  await withClient(databaseUrl, async (client) => {
    for (let from = 1; from <= open; from += 50_000) await putMatters(client, from, Math.min(50_000, open - from + 1), false)
  })
  await analyse(databaseUrl)
  const worker = await openWorker({ databaseUrl, dataDir: stage.dataDir }, RAISED_AT)
  try {
    const ctx = systemContext(worker.platform, 'bench')
    const times: number[] = []
    // The first ticks fill caches of calendars and rules, and are not counted.
    for (let tick = -5; tick < TICKS; tick++) {
      await withClient(databaseUrl, (client) => putMatters(client, 50_000_000 + tick * DUE, DUE, true))
      const startedAt = performance.now()
      const looked = await raiseOnce(ctx, new Date(RAISED_AT).toISOString())
      if (tick >= 0) times.push(performance.now() - startedAt)
      if (looked !== DUE) throw new Error(`a tick at ${DUE_AT} looked at ${looked} matters, not ${DUE}`)
    }
    const measured = percentiles(times)
    emit({ bench: 'supervision', what: 'tick', open, due: DUE, p50Ms: round(measured.p50), p95Ms: round(measured.p95) })
    return measured
  } finally {
    await worker.close()
    await stage.drop('bench_supervision')
  }
}

async function shareAndKill(stage: Stage): Promise<{ secondsTwoWorkers: number; faults: string[] }> {
  const faults: string[] = []
  let secondsTwoWorkers = 0
  for (const isKilled of [false, true]) {
    const place = { databaseUrl: await stage.copyCity('bench_supervision'), dataDir: stage.dataDir }
    await withClient(place.databaseUrl, (client) => putMatters(client, 1, CROWD, true))
    const killedAt = isKilled ? await raiseAndKill(place) : undefined
    const seconds = await raiseAtOnce(place, isKilled ? 1 : 2)
    if (!isKilled) secondsTwoWorkers = seconds
    const found = await findRaiseFaults(place, CROWD)
    faults.push(...found)
    emit({ bench: 'supervision', what: isKilled ? 'one killed, one more' : 'two workers', due: CROWD, killedAt, seconds: round(seconds), faults: found.slice(0, 5) })
    await stage.drop('bench_supervision')
  }
  return { secondsTwoWorkers, faults }
}

/** Tables of both rooms that are made of what is announced. */
const READ_MODELS = ['supervision.matter', 'supervision.signal', 'supervision.signal_correction', 'supervision.card', 'supervision.card_act', 'supervision.tally', 'supervision.pace', 'supervision.signal_tally', 'supervision.visited_case', 'supervision.visit_tally', 'ratings.invitation', 'ratings.score_month']

const openSeeded = (databaseUrl: string, stage: Stage) =>
  openPlatform({ ...readConfig({}), demo: true, databaseUrl, dataDir: stage.dataDir }, { isServer: false, log: createLogger('error'), connect: connectOutside })

async function timeReplay(stage: Stage, count: number): Promise<{ cases: number; events: number; signals: number; seconds: number }> {
  const databaseUrl = await stage.withApplications(count)
  await runOnce(databaseUrl, `truncate ${READ_MODELS.join(', ')}`)
  const open = await openSeeded(databaseUrl, stage)
  try {
    const startedAt = performance.now()
    let toldAt = startedAt
    const { cases, events, raised } = await replayRecord(systemContext(open.platform, 'bench'), ['supervision', 'ratings'], (sum) => {
      if (performance.now() - toldAt < 30_000) return
      toldAt = performance.now()
      process.stderr.write(`${sum.cases} cases, ${sum.events} events, ${round((toldAt - startedAt) / 1000)} s\n`)
    })
    const measured = { cases, events, signals: raised, seconds: (performance.now() - startedAt) / 1000 }
    emit({ bench: 'supervision', what: 'replay', ...measured, seconds: round(measured.seconds), eventsPerSecond: Math.round(events / measured.seconds) })
    return measured
  } finally {
    await open.close()
  }
}

async function timeScores(stage: Stage, ratings: number, requests: number): Promise<{ p50: number; p95: number }> {
  const databaseUrl = await stage.copyCity('bench_supervision')
  const open = await openSeeded(databaseUrl, stage)
  try {
    await putRatings(databaseUrl, open.platform, ratings)
    const period = `${open.platform.clock.today().slice(0, 4)}`
    const queries = [{ period }, { period: `${period}-H1` }, { period, region: '379902' }, { period: `${period}-Q1`, region: '379903' }]
    const times: number[] = []
    let left = requests
    await Promise.all(Array.from({ length: 4 }, async () => {
      while (left-- > 0) {
        const startedAt = performance.now()
        await execute(open.platform, () => true, readScores, { actor: ANONYMOUS, requestId: 'bench', query: queries[left % queries.length]! })
        times.push(performance.now() - startedAt)
      }
    }))
    const measured = percentiles(times)
    emit({ bench: 'supervision', what: 'scores', ratings, p50Ms: round(measured.p50), p95Ms: round(measured.p95) })
    return measured
  } finally {
    await open.close()
    await stage.drop('bench_supervision')
  }
}

/** Ratings of this year, spread over what halls really handle, with the counts that the statements of ratings would have kept. */
async function putRatings(databaseUrl: string, platform: Platform, count: number): Promise<void> {
  const [directory, items] = await Promise.all([getDirectory(platform), loadPublishedItems(platform)])
  const entries = await runOnce<{ region: string; authorityId: string; itemCode: string }>(databaseUrl, `select region, authority_id as "authorityId", item_code as "itemCode" from catalogue.entry where state = 'claimed' order by region, item_code`)
  const places = entries.flatMap((entry) => {
    const [hall, item] = [directory.listHalls(entry.region)[0], items.get(entry.itemCode)]
    return hall && item ? [{ ...entry, itemName: item.item.name, hallId: hall.id }] : []
  })
  await withClient(databaseUrl, async (client) => {
    await client.query(`create temp table place as select row_number() over () - 1 as n, * from jsonb_to_recordset($1::jsonb) as row(region text, "authorityId" text, "itemCode" text, "itemName" text, "hallId" text)`, [JSON.stringify(places)])
    await client.query('create index on place (n)')
    await client.query(
      `create temp table said as
       select region, '9' || lpad(s::text, 18, '0') as number, "authorityId" as authority_id, "itemCode" as item_code, "itemName" as item_name, "hallId" as hall_id,
         $2::timestamptz - (s % 320) * interval '1 day' as at, case when s % 97 = 0 then 1 + s % 2 when s % 11 = 0 then 3 when s % 5 = 0 then 4 else 5 end as grade, (array['web','device','kiosk','qr','sms'])[1 + s % 5] as channel
       from generate_series(1, $1::int) s join place on place.n = s % (select count(*) from place)`, [count, platform.clock.now()])
    await client.query(`insert into ratings.invitation (region, number, occasion, applicant_id, item_code, item_name, authority_id, hall_id, channel, invited_at, rated_at)
      select region, number, 'closed', '01900000-0000-7000-8000-000000000001', item_code, item_name, authority_id, hall_id, 'counter', at, at from said`)
    await client.query(`insert into ratings.rating (region, number, occasion, grade, options, options_version, is_anonymous, channel, rated_at) select region, number, 'closed', grade, '{}', 1, false, channel, at from said`)
    await client.query(`insert into ratings.score_month (region, month, authority_id, hall_id, item_code, item_name, channel, invited, answered)
      select region, date_trunc('month', at)::date, authority_id, hall_id, item_code, max(item_name), '', count(*), count(*) from said group by 1, 2, 3, 4, 5`)
    await client.query(`insert into ratings.score_month (region, month, authority_id, hall_id, item_code, item_name, channel, grade_1, grade_2, grade_3, grade_4, grade_5, named_bad)
      select region, date_trunc('month', at)::date, authority_id, hall_id, item_code, max(item_name), channel, count(*) filter (where grade = 1), count(*) filter (where grade = 2), count(*) filter (where grade = 3),
        count(*) filter (where grade = 4), count(*) filter (where grade = 5), count(*) filter (where grade <= 2) from said group by 1, 2, 3, 4, 5, 7`)
  })
  await analyse(databaseUrl)
}
