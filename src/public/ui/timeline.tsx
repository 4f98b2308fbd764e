import type { ReactNode } from 'react'
import type { Tone } from './tag.tsx'
import { Tag } from './tag.tsx'

export type TimelineState = 'finished' | 'current' | 'paused' | 'stopped' | 'waiting'

const STATE_WORDS: Record<TimelineState, { word: string; tone: Tone }> = {
  finished: { word: '已完成', tone: 'ok' },
  current: { word: '正在办理', tone: 'info' },
  paused: { word: '已暂停计时', tone: 'warn' },
  stopped: { word: '已终止', tone: 'bad' },
  waiting: { word: '未开始', tone: 'plain' },
}

export type TimelineEntry = { title: string; state: TimelineState; detail?: ReactNode }

/** What happened and what comes, oldest first; every state is said in words as well as in colour. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  return (
    <ol className="time">
      {entries.map((entry, index) => (
        <li key={`${index} ${entry.title}`} className={entry.state} aria-current={entry.state === 'current' ? 'step' : undefined}>
          <b>{entry.title}</b> <Tag tone={STATE_WORDS[entry.state].tone}>{STATE_WORDS[entry.state].word}</Tag>
          {entry.detail ? <div>{entry.detail}</div> : null}
        </li>
      ))}
    </ol>
  )
}
