import { useEffect, useState } from 'react'

/** A pause in typing after which it is worth asking the server. */
const PAUSE_MS = 400

/** What was typed last, once nobody has typed for a moment. */
export function useDebounced<Value>(value: Value): Value {
  const [settled, settle] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => settle(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
