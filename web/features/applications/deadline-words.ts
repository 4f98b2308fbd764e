import type { MarkTone } from '../../kit/mark.tsx'

interface Left {
  /** Workdays from today to the due day; below zero when it is over; null when nothing is due. */
  leftDays: number | null
  paused: boolean
  dueIsProvisional: boolean
  /** As the region set it. */
  isNear: boolean
}

/** How much time is left, in words and in the colour that helps to find it. */
export function toDeadlineWords({ leftDays, paused, dueIsProvisional, isNear }: Left): { tone: MarkTone; words: string } {
  if (paused) return { tone: 'plain', words: '暂停计时' }
  if (leftDays === null) return { tone: 'plain', words: '不计时' }
  const suffix = dueIsProvisional ? '（预计）' : ''
  if (leftDays < 0) return { tone: 'over', words: `超期 ${-leftDays} 天${suffix}` }
  if (leftDays === 0) return { tone: 'near', words: `今天到期${suffix}` }
  return { tone: isNear ? 'near' : 'calm', words: `剩 ${leftDays} 个工作日${suffix}` }
}
