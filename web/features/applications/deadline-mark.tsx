import { PauseIcon } from '../../kit/icons.tsx'
import { Mark } from '../../kit/mark.tsx'
import { toDeadlineWords } from './deadline-words.ts'

/** How much time is left for whoever has the case now. */
export function DeadlineMark(left: Parameters<typeof toDeadlineWords>[0]) {
  const { tone, words } = toDeadlineWords(left)
  return <Mark tone={tone}>{left.paused && <PauseIcon size={13} />}{words}</Mark>
}
