import { existsSync, readFileSync } from 'node:fs'
import { openConnection } from '../../test/load/http.ts'
import { LOAD_ITEM, signIn } from '../../test/load/lifecycle.ts'
import { startServer } from '../../test/load/server-child.ts'
import { type Timing, time } from './load.ts'
import { conclude, emit, type Row, round } from './report.ts'
import { openStage, runOnce } from './stage.ts'

export interface ListsOptions {
  clients: number
  count: number
  requests: number
  exportRows: number
}

/** A county with middling many cases, and one whose cases of a rare state lie far apart. */
const REGION = '379902'
const AUTHORITY = `${REGION}-${LOAD_ITEM.departmentId}`
const SAMPLES = 500
const FLOOR_MS = '60 ms'
const GOAL_MS = '20 ms'

/** Lists, searches and the case page of a large installation. */
export async function benchLists({ clients, count, requests, exportRows }: ListsOptions, command: string): Promise<void> {
  const stage = await openStage()
  try {
    const url = await stage.withApplications(count)
    const samples = await runOnce<{ number: string; name: string }>(url, `select number, applicant_name as name from applications.application where region = $1 order by md5(number) limit $2`, [REGION, SAMPLES])
    const ofAuthority = await runOnce<{ number: string }>(url, `select number from applications.application where region = $1 and authority_id = $2 order by md5(number) limit $3`, [REGION, AUTHORITY, SAMPLES])
    const server = await startServer({ dataDir: stage.dataDir, databaseUrl: url })
    try {
      const connection = openConnection(server.port)
      const clerk = await signIn(connection, `clerk-${REGION}-1`)
      const reviewer = await signIn(connection, `reviewer-${AUTHORITY}`)
      const supervisor = await signIn(connection, `supervisor-${REGION}`)
      const get = (token: string, path: string) => ({ method: 'GET', path: `/api/v1/staff/applications${path}`, headers: { authorization: `Bearer ${token}` } })
      const turnOf = <T>(list: readonly T[], turn: number): T => list[turn % list.length]!
      const kinds: [what: string, toAsk: (turn: number) => ReturnType<typeof get>][] = [
        ['我的待办 of a window', () => get(clerk, '?view=mine')],
        ['我的待办 of a reviewer', () => get(reviewer, '?view=mine')],
        ['全部办件 of a region', () => get(clerk, '?view=all')],
        ['全部办件, frequent state', () => get(clerk, '?view=all&state=accepted')],
        ['全部办件, rare state', () => get(supervisor, '?view=all&state=denied')],
        ['全部办件 of an authority, rare state', () => get(reviewer, '?view=all&state=denied')],
        ['search by number', (turn) => get(clerk, `?q=${turnOf(samples, turn).number}`)],
        ['search by name', (turn) => get(clerk, `?q=${encodeURIComponent(turnOf(samples, turn).name)}`)],
        ['search by the first two characters', (turn) => get(reviewer, `?q=${encodeURIComponent([...turnOf(samples, turn).name].slice(0, 2).join(''))}`)],
        ['case page', (turn) => get(reviewer, `/${turnOf(ofAuthority, turn).number}`)],
      ]
      const timings: Record<string, Timing> = {}
      for (const [what, toAsk] of kinds) {
        await time(server.port, clients, Math.min(requests, clients * 4), toAsk) // plans and caches warm up
        timings[what] = await time(server.port, clients, requests, toAsk)
        emit({ bench: 'lists', what, ...timings[what] })
      }
      const rows: Row[] = Object.entries(timings).map(([what, { p95Ms }]) => ({ what: `${what}, p95 at ${count.toLocaleString('en')}, ${clients} clients`, result: `${p95Ms} ms`, floor: FLOOR_MS, goal: GOAL_MS }))
      const exported = await timeExport(server.port, supervisor, server.pid, exportRows)
      if (exported) rows.push({ what: `export of ${exported.rows.toLocaleString('en')} applications as csv, memory +${exported.memoryMegabytes} MB`, result: `${round(exported.seconds)} s`, floor: '15 s, flat memory', goal: '5 s' })
      connection.close()
      conclude('lists', command, { timings, export: exported ?? null }, rows, stage.postgresVersion)
    } finally {
      await server.stop()
    }
  } finally {
    await stage.close()
  }
}

/** Reads the region's list as a table until `rows` lines have come (a region has about a tenth of all cases). */
async function timeExport(port: number, token: string, pid: number, rows: number): Promise<{ rows: number; seconds: number; memoryMegabytes: number } | undefined> {
  const before = residentMegabytes(pid)
  let peak = before
  const startedAt = performance.now()
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/staff/applications?view=all`, { headers: { authorization: `Bearer ${token}`, accept: 'text/csv' } })
  if (!answer.ok || !answer.headers.get('content-type')?.startsWith('text/csv')) {
    emit({ bench: 'lists', skipped: 'export', why: `Accept: text/csv answers ${answer.status} ${answer.headers.get('content-type') ?? ''}` })
    await answer.body?.cancel()
    return undefined
  }
  let lines = 0
  const reader = answer.body!.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    for (const byte of value) if (byte === 10) lines++
    peak = Math.max(peak, residentMegabytes(pid))
    if (lines > rows) {
      await reader.cancel()
      break
    }
  }
  const exported = { rows: Math.min(lines - 1, rows), seconds: (performance.now() - startedAt) / 1000, memoryMegabytes: round(peak - before, 0) }
  emit({ bench: 'lists', what: 'export', ...exported })
  return exported
}

const residentMegabytes = (pid: number): number => {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, 'utf8') : '')?.[1]
  return kilobytes === undefined ? Number.NaN : Number(kilobytes) / 1024
}
