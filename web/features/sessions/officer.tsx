import { createContext, useContext } from 'react'
import type { Officer } from '../../client/types.ts'

const Current = createContext<Officer | undefined>(undefined)

export const OfficerProvider = Current.Provider

/** Whoever works here. Only inside the shell, which shows nothing else before it knows. */
export function useOfficer(): Officer {
  const officer = useContext(Current)
  if (!officer) throw new Error('useOfficer outside of the shell')
  return officer
}
