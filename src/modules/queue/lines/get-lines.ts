import type { Platform } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { getDirectory, type Hall } from '../../organisation/index.ts'
import type { Line } from './line.ts'
import { isServedBy, mergeLines } from './line-rules.ts'
import { listAllLines } from './line-store.ts'

/** Touched by whoever changes a line. */
export const LINES_MEMO = 'queue.lines'

const loadLines = (platform: Pick<Platform, 'db' | 'memo'>): Promise<Map<string, Line[]>> =>
  platform.memo.get(LINES_MEMO, async () => Map.groupBy(await listAllLines(platform.db), ({ hallId }) => hallId))

/** A hall with its lines, by letter. @throws Refusal 404 when there is no such hall */
export async function getHallLines(platform: Pick<Platform, 'db' | 'memo'>, hallId: string): Promise<{ hall: Hall; lines: Line[] }> {
  const [directory, set] = await Promise.all([getDirectory(platform), loadLines(platform)])
  const hall = directory.hall(hallId)
  return { hall, lines: mergeLines(hall.windows, set.get(hallId) ?? []) }
}

/** @throws Refusal 404 when the hall has no such line */
export function getLine(lines: readonly Line[], letter: string): Line {
  const line = lines.find((each) => each.letter === letter)
  if (!line) throw new Refusal(404, 'queue.no_such_line', '这个大厅没有这个排队业务，请重新选择。')
  return line
}

/** The windows that call from a line. */
export async function listWindowsOfLine(platform: Pick<Platform, 'db' | 'memo'>, hallId: string, letter: string): Promise<string[]> {
  const { hall, lines } = await getHallLines(platform, hallId)
  const line = getLine(lines, letter)
  return hall.windows.filter((window) => isServedBy(line, window)).map(({ no }) => no)
}
