import { useState } from 'react'
import { isSame } from './content-paths.ts'

/** A value as it was, while the new one says the same: whoever gets it is not drawn again by what somebody types elsewhere. */
export function useSame<Value>(value: Value): Value {
  const [kept, keep] = useState(value)
  if (isSame(kept, value)) return kept
  keep(value)
  return value
}
