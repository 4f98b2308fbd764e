import { useState } from 'react'
import type { FieldError } from './problem.ts'

/** Which of the refused fields were touched since: their words go, until the next try says what is still wrong. */
export interface Mended {
  mend(pointer: string): void
  /** What is still to be shown beside its field. */
  open(errors: readonly FieldError[]): FieldError[]
  reset(): void
}

export function useMended(): Mended {
  const [mended, setMended] = useState<ReadonlySet<string>>(new Set())
  return {
    mend: (pointer) => setMended((before) => (before.has(pointer) ? before : new Set([...before, pointer]))),
    open: (errors) => errors.filter(({ pointer }) => ![...mended].some((touched) => pointer === touched || pointer.startsWith(`${touched}/`))),
    reset: () => setMended(new Set()),
  }
}
