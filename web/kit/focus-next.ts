import { useCallback, useLayoutEffect, useRef } from 'react'

/**
 * Takes the focus along to what the next drawing shows: say where, then change what makes it appear.
 * It has the focus in the moment in which it is seen, so that a key pressed at once arrives there.
 */
export function useFocusNext(): (find: () => HTMLElement | null | undefined) => void {
  const next = useRef<() => HTMLElement | null | undefined>(undefined)
  useLayoutEffect(() => {
    const find = next.current
    next.current = undefined
    find?.()?.focus()
  })
  return useCallback((find) => {
    next.current = find
  }, [])
}
