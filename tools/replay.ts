/**
 * `npm run replay -- supervision ratings` (or one of them) makes again what these rooms keep of every case from its chained record. What is
 * right is left as it is, what is missing is put in, cards keep their life and nobody is told again; so it may be done while the
 * platform runs, broken off, and done again. Exit 1 when signals stand that the record does not give: they are named and stay.
 * A wrong call is answered in one sentence on stderr, exit 2.
 */
import { connectOutside } from '../src/outside.ts'
import { type ReplayableRoom, replayableRooms, replayRecord } from '../src/flows/replay-record.ts'
import { readConfig } from '../src/platform/config.ts'
import { systemContext } from '../src/platform/context.ts'
import { openPlatform } from '../src/platform/create-platform.ts'

const USAGE = `用法：npm run replay -- ${replayableRooms.join(' ')}，或只写其中一个`
/** Wrong signals that are shown one by one. */
const SHOWN = 50

const args = process.argv.slice(2)
const rooms = replayableRooms.filter((each) => args.includes(each))
if (rooms.length > 0 && rooms.length === args.length) process.exitCode = (await replay(rooms)) ? 0 : 1
else {
  process.stderr.write(`${args.length === 0 ? '请写明要重建哪个模块。' : `不能重建“${args.join(' ')}”。`}${USAGE}\n`)
  process.exitCode = 2
}

/** @returns whether nothing stands that the record does not give */
async function replay(of: readonly ReplayableRoom[]): Promise<boolean> {
  const open = await openPlatform(readConfig(process.env), { isServer: false, connect: connectOutside })
  try {
    process.stderr.write('按办件的链式记录重新计算；正确的保持不动，缺少的补上，不会重复通知任何人。\n')
    const startedAt = performance.now()
    let shownAt = 0
    const { cases, events, changed, raised, wrong, recounted } = await replayRecord(systemContext(open.platform, 'replay'), of, (sum) => {
      if (sum.cases - shownAt < 20_000) return
      shownAt = sum.cases
      process.stderr.write(`已读 ${sum.cases} 件，${sum.events} 条记录\n`)
    })
    for (const each of wrong.slice(0, SHOWN)) process.stdout.write(`办件 ${each.number}：${each.rule}（${each.level}，${each.occasion}）与记录不符，已保留，请监察人员核实\n`)
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    process.stdout.write(`${cases} 件、${events} 条记录，用时 ${seconds} 秒；${of.includes('supervision') ? `更正 ${changed} 件，补记 ${raised} 个信号，${wrong.length} 个信号与记录不符。` : ''}${of.includes('ratings') ? `评价邀请已补齐，更正评价计数 ${recounted} 项。` : ''}\n`)
    return wrong.length === 0
  } finally {
    await open.close()
  }
}
