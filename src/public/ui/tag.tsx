import type { ReactNode } from 'react'

export type Tone = 'plain' | 'ok' | 'info' | 'warn' | 'bad'

/** A short property in words; the colour only repeats what the words say. */
export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={tone === 'plain' ? 'tag' : `tag ${tone}`}>{children}</span>
}
