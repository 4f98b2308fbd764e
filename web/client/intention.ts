import { useState } from 'react'

/** What a person means to do once, however often the button is pressed or the network fails. */
export interface Intention {
  /** The Idempotency-Key: the same until it was done. */
  key(): string
  /** It was done: the next press means something new. */
  done(): void
}

/** @returns the key of one intention, kept over retries and corrections */
export function useIntention(): Intention {
  const [intention] = useState(createIntention)
  return intention
}

function createIntention(): Intention {
  let key: string | undefined
  return { key: () => (key ??= newKey()), done: () => (key = undefined) }
}

/** Not `randomUUID`: browsers only have it on https, and halls without TLS exist. */
export const newKey = (): string => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-')
