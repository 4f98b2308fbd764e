import { fuzz } from '../../test/load/fuzz.ts'
import { startServer } from '../../test/load/server-child.ts'
import { conclude, emit } from './report.ts'
import { openStage } from './stage.ts'

/** Every route with everything but what it expects, as everybody. */
export async function benchFuzz({ requests, seed }: { requests: number; seed: number }, command: string): Promise<void> {
  const stage = await openStage()
  try {
    const url = await stage.copyCity('bench_fuzz')
    const server = await startServer({ dataDir: stage.dataDir, databaseUrl: url })
    try {
      const report = await fuzz({ port: server.port, databaseUrl: url, requests, seed })
      for (const fault of report.faults) emit({ bench: 'fuzz', fault })
      conclude('fuzz', command, { seed, requests: report.requests, operations: report.operations, byStatus: report.byStatus, succeeded: report.succeeded.length, faults: report.faults.length }, [
        { what: `${report.requests.toLocaleString('en')} requests to ${report.operations} operations, seed ${seed}`, result: `${report.faults.length} faults (≥ 500, no answer, or a row changed without permission)`, floor: '0 in 10,000', goal: '0 in 1,000,000' },
      ], stage.postgresVersion)
      if (report.faults.length > 0) process.exitCode = 1
    } finally {
      await server.stop()
    }
  } finally {
    await stage.drop('bench_fuzz')
    await stage.close()
  }
}
