import type { Waiting } from '../calling/calling-rules.ts'
import { forecastCalls, type Hall } from '../estimate/estimate-rules.ts'

/**
 * How many windows of a line have to call so that `last`, behind everybody, waits `targetSeconds` at most: the calls played forward with
 * fewer or more of them. Windows of this line only are counted first; what is added beyond those there are serves nothing else.
 */
export function windowsNeeded({ waiting, windows, secondsOf }: Hall, last: Waiting, targetSeconds: number): number {
  const own = windows.filter(({ letters }) => letters.includes(last.line)).sort((a, b) => a.letters.length - b.letters.length)
  const others = windows.filter((window) => !own.includes(window))
  const suffices = (count: number): boolean => {
    const added = Array.from({ length: Math.max(0, count - own.length) }, (_, index) => ({ no: `+${index}`, letters: [last.line], freeInSeconds: 0 }))
    const seconds = forecastCalls({ waiting: [...waiting, last], windows: [...others, ...own.slice(0, count), ...added], secondsOf }).get(last.id)
    return seconds !== undefined && seconds <= targetSeconds
  }
  // With one more free window than people wait, nobody waits: the answer lies between.
  let [least, most] = [1, own.length + waiting.filter(({ line }) => line === last.line).length + 1]
  while (least < most) {
    const middle = Math.floor((least + most) / 2)
    if (suffices(middle)) most = middle
    else least = middle + 1
  }
  return least
}

export interface LineNow {
  name: string
  waiting: number
  /** What whoever takes a number now is told. */
  waitMinutes: number
  openWindows: number
  need: number
  /** Windows of the line that do not call, by number. */
  paused: readonly string[]
  closed: readonly string[]
}

const numbers = (nos: readonly string[]): string => `${nos.slice(0, 5).map(Number).join('、')} 号窗口`

/** What to do now, with the reason; undefined while the line has the windows it needs or nobody waits. */
export function adviseNow({ name, waiting, waitMinutes, openWindows, need, paused, closed }: LineNow, targetMinutes: number): string | undefined {
  if (waiting === 0 || need <= openWindows) return undefined
  const which = [...(paused.length > 0 ? [`可以恢复暂停的 ${numbers(paused)}`] : []), ...(closed.length > 0 ? [`可以打开 ${numbers(closed)}`] : [])]
  const reason = openWindows === 0 ? `${waiting} 人在等，还没有窗口叫这个业务` : `${waiting} 人在等，${openWindows} 个窗口在叫号，现在取号的要等约 ${waitMinutes} 分钟，超过 ${targetMinutes} 分钟的目标`
  return `建议现在为“${name}”再开 ${need - openWindows} 个窗口：${reason}。${which.length > 0 ? `${which.join('，')}。` : '能办这个业务的窗口都已经在叫号，请调整其他窗口来办，或引导群众预约、网上办理。'}`
}
