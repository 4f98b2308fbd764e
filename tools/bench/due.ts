import { fileForgotten, findDueFaults, type Place, settleAndKill, settleAtOnce } from '../../test/load/due.ts'
import { conclude, emit, round } from './report.ts'
import { openStage } from './stage.ts'

/** Cases that all fall due on one midnight: by one worker, by two at once, and by one that is killed halfway and another that goes on. */
export async function benchDue({ count }: { count: number }, command: string): Promise<void> {
  const stage = await openStage()
  try {
    const seconds: number[] = []
    const faults: string[] = []
    for (const [run, settle] of [
      ['one worker', (place: Place) => settleAtOnce(place, 1)],
      ['two workers', (place: Place) => settleAtOnce(place, 2)],
      ['one killed halfway, one more', async (place: Place) => {
        await settleAndKill(place, Math.floor(count / 2))
        return settleAtOnce(place, 1)
      }],
    ] as const) {
      const place = { databaseUrl: await stage.copyCity('bench_due'), dataDir: stage.dataDir }
      await fileForgotten(place, count)
      const took = await settle(place)
      const found = await findDueFaults(place, count)
      seconds.push(took)
      faults.push(...found)
      emit({ bench: 'due', run, count, seconds: round(took), perSecond: round(count / took), faults: found.slice(0, 5) })
    }
    await stage.drop('bench_due')
    conclude('due', command, { count, secondsOneWorker: round(seconds[0]!), secondsTwoWorkers: round(seconds[1]!), faults: faults.length }, [
      { what: `视为受理: ${count.toLocaleString('en')} due at once, one worker / two at once`, result: `${round(seconds[0]!)} s / ${round(seconds[1]!)} s, ${faults.length} lost or twice`, floor: '30 s', goal: '10 s' },
    ], stage.postgresVersion)
    if (faults.length > 0) process.exitCode = 1
  } finally {
    await stage.close()
  }
}
