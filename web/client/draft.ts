import { useCallback, useState } from 'react'

const PREFIX = 'workbench:'

/**
 * What somebody has typed and not sent: kept in this tab over closing a dialog, signing in again and reloading, and
 * gone with the tab or when they sign out.
 */
export function useDraft<Value>(name: string, initial: Value): [Value, (change: (before: Value) => Value) => void, () => void] {
  const key = PREFIX + name
  const [held, hold] = useState(() => ({ key, value: read(key, initial) }))
  // The same component may go on to another case.
  const value = held.key === key ? held.value : read(key, initial)
  const change = useCallback((make: (before: Value) => Value) => {
    hold((before) => {
      const next = make(before.key === key ? before.value : read(key, initial))
      sessionStorage.setItem(key, JSON.stringify(next))
      return { key, value: next }
    })
  }, [key, initial])
  const clear = useCallback(() => {
    sessionStorage.removeItem(key)
    hold({ key, value: initial })
  }, [key, initial])
  return [value, change, clear]
}

/** Whether something typed and not sent is kept under this name. */
export const hasDraft = (name: string): boolean => sessionStorage.getItem(PREFIX + name) !== null

/** Nothing of one person stays for the next. */
export function clearDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key)
}

function read<Value>(key: string, initial: Value): Value {
  const stored = sessionStorage.getItem(key)
  return stored === null ? initial : (JSON.parse(stored) as Value)
}
