import { conclude, emit, round } from './report.ts'
import { openStage, runOnce } from './stage.ts'

/** How long a load takes, and what it weighs. */
export async function benchSeed(count: number, command: string): Promise<void> {
  const stage = await openStage()
  try {
    const { applications, events, seconds } = await stage.seed(count)
    const url = await stage.withApplications(count)
    const [size] = await runOnce<{ gigabytes: number }>(url, 'select (pg_database_size(current_database()) / 1024.0 ^ 3)::float as gigabytes')
    emit({ bench: 'seed', applications, events, seconds: round(seconds), gigabytes: round(size!.gigabytes, 2) })
    conclude('seed', command, { seconds: round(seconds), eventsPerApplication: round(events / applications, 2), gigabytes: round(size!.gigabytes, 2) }, [
      { what: `${applications.toLocaleString('en')} applications, ${round(events / applications)} chained events each, ${round(size!.gigabytes)} GB`, result: `${round(seconds / 60)} min`, floor: '10 min', goal: '4 min' },
    ], stage.postgresVersion)
  } finally {
    await stage.close()
  }
}
