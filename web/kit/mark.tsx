import type { ReactNode } from 'react'

export type MarkTone = 'plain' | 'calm' | 'near' | 'over' | 'info'

/** A short word with a colour. The word alone says everything: colour only helps to find it. */
export const Mark = ({ tone, children }: { tone: MarkTone; children: ReactNode }) => <span className={`mark ${tone}`}>{children}</span>
