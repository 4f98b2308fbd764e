import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { verifyApplicationChains } from '../../src/modules/applications/index.ts'
import { createDb } from '../../src/platform/db/db.ts'
import { type Acknowledged, prepareClients, runLifecycle } from './lifecycle.ts'
import { type ServerChild, startServer } from './server-child.ts'

export interface CrashOptions {
  rounds: number
  clients: number
  /** How long the load runs before the kill; each round between half of it and all of it. */
  loadMs: number
  onRound?(report: CrashRound): void
}

export interface CrashRound {
  round: number
  /** What was killed: the server alone (its database lives on and is adopted), or both. */
  killed: 'server' | 'server and database'
  /** Applications acknowledged so far, in all rounds. */
  acknowledged: number
  events: number
  restartMs: number
  /** Chinese sentences; empty when nothing was lost. */
  faults: string[]
}

/**
 * Kills a platform under load, starts it again over the same folder, and asks whether all that was ever acknowledged is
 * there, in the state that was acknowledged or a later one, with every chain whole. Round after round on one installation.
 */
export async function crashRounds({ rounds, clients, loadMs, onRound = () => {} }: CrashOptions): Promise<CrashRound[]> {
  // The database's user has to reach it, which the temporary folder of root does not always allow.
  const dataDir = mkdtempSync(join(process.getuid?.() === 0 ? '/var/tmp' : (process.env.TMPDIR ?? '/tmp'), 'yichuang-crash-'))
  chmodSync(dataDir, 0o755)
  const acknowledged = new Map<string, Acknowledged>()
  const reports: CrashRound[] = []
  let server = await startServer({ dataDir })
  try {
    for (let round = 1; round <= rounds; round++) {
      const killed = round % 4 === 0 ? 'server' : 'server and database'
      await loadUntilKilled(server, clients, loadMs * (0.5 + Math.random() / 2), killed, acknowledged)
      const startedAt = performance.now()
      server = await startServer({ dataDir })
      const restartMs = Math.round(performance.now() - startedAt)
      const { faults, events } = await findFaults(server.databaseUrl, acknowledged)
      const report: CrashRound = { round, killed, acknowledged: acknowledged.size, events, restartMs, faults }
      reports.push(report)
      onRound(report)
    }
    return reports
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function loadUntilKilled(server: ServerChild, count: number, afterMs: number, killed: CrashRound['killed'], acknowledged: Map<string, Acknowledged>): Promise<void> {
  const clients = await prepareClients(server.port, count)
  let isKilled = false
  const running = clients.map(async (client) => {
    while (!isKilled) {
      try {
        await runLifecycle(client, (_step, answer) => acknowledged.set(answer.number, answer))
      } catch (error) {
        // Whatever was on its way when the server died was not acknowledged; before that nothing may fail.
        if (!isKilled) throw error
      }
    }
  })
  const load = Promise.all(running)
  await Promise.race([new Promise((done) => setTimeout(done, afterMs)), load])
  isKilled = true
  process.kill(server.pid, 'SIGKILL')
  if (killed === 'server and database') process.kill(server.databasePid!, 'SIGKILL')
  await server.ended
  await load
  for (const { connection } of clients) connection.close()
}

async function findFaults(databaseUrl: string, acknowledged: ReadonlyMap<string, Acknowledged>): Promise<{ faults: string[]; events: number }> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 })
  pool.on('error', () => {}) // the awaited query reports it
  try {
    const { rows } = await pool.query<{ number: string; version: number; state: string; listed: boolean }>(`
      select a.number, a.version, a.state, exists (select 1 from applications.subject_application s where s.subject_id = a.applicant_id and s.number = a.number) as listed
      from applications.application a`)
    const stored = new Map(rows.map((row) => [row.number, row]))
    const faults: string[] = []
    for (const { number, version, state } of acknowledged.values()) {
      const row = stored.get(number)
      if (!row) faults.push(`办件 ${number} 已回执却不存在`)
      else if (row.version < version) faults.push(`办件 ${number} 已回执第 ${version} 版，库中只有第 ${row.version} 版`)
      else if (row.version === version && row.state !== state) faults.push(`办件 ${number} 回执为 ${state}，库中为 ${row.state}`)
      else if (!row.listed) faults.push(`办件 ${number} 不在申请人的列表中`)
    }
    const chains = await verifyApplicationChains({ db: createDb(pool) })
    return { faults: [...faults, ...chains.faults], events: chains.events }
  } finally {
    await pool.end()
  }
}
