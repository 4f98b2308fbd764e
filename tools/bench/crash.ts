import { crashRounds } from '../../test/load/crash.ts'
import { conclude, emit, median } from './report.ts'

/** kill -9 of server and database under load, again and again. */
export async function benchCrash({ rounds, clients, loadMs }: { rounds: number; clients: number; loadMs: number }, command: string): Promise<void> {
  const reports = await crashRounds({ rounds, clients, loadMs, onRound: (report) => emit({ bench: 'crash', ...report }) })
  const faults = reports.flatMap((report) => report.faults)
  const last = reports.at(-1)!
  conclude('crash', command, { rounds, acknowledged: last.acknowledged, events: last.events, faults: faults.length, restartMs: median(reports.map(({ restartMs }) => restartMs)) }, [
    { what: `${rounds} × kill -9 under load, ${last.acknowledged.toLocaleString('en')} acknowledged applications`, result: `${faults.length} lost or changed, ${last.events.toLocaleString('en')} events verify`, floor: '0 in 20 rounds', goal: '0 in 1,000 rounds' },
  ])
  if (faults.length > 0) process.exitCode = 1
}
