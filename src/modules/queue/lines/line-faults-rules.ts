import type { HallWindow } from '../../organisation/index.ts'
import type { Line } from './line.ts'
import { isServedBy } from './line-rules.ts'

type Seen = Pick<HallWindow, 'no' | 'kind'>

/** Why numbers of a line would lead nowhere; undefined while they do not. @param windows those in service */
export const faultOf = (line: Line, windows: readonly Seen[]): string | undefined =>
  line.isOpen && !windows.some((window) => isServedBy(line, window)) ? '没有在用的窗口办理，取了号没有人叫。请选择窗口，或关闭取号。' : undefined

/** What is wrong with the lines of a hall taken together. @param windows those in service */
export function findHallFaults(lines: readonly Line[], windows: readonly Seen[]): string[] {
  const idle = windows.filter((window) => !lines.some((line) => isServedBy(line, window)))
  const open = lines.filter(({ isOpen }) => isOpen)
  const twice = open.flatMap((line, index) => open.slice(index + 1).flatMap((other) => {
    const shared = line.itemCodes.filter((code) => other.itemCodes.includes(code)).length
    return shared === 0 ? [] : [`“${line.name}”和“${other.name}”写了 ${shared} 个相同的事项，取号时都到“${line.name}”。请只留在一个业务里。`]
  }))
  return [
    ...(idle.length === 0 ? [] : [`${idle.map(({ no }) => no).join('、')} 号窗口没有排队业务，打不开、叫不了号。请在要办的业务里选择它们。`]),
    ...(open.some(({ takesRest }) => takesRest) ? [] : ['没有业务接收其余事项，要办的事项不在任何业务里的群众取不到号。请选一个业务接收其余事项。']),
    ...twice,
  ]
}
