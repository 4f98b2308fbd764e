import { createContext, useContext } from 'react'
import type { Finding } from '../types.ts'
import { isWithin, type Path } from './content-paths.ts'

/** What every field of the editor needs, however deep it stands. */
export interface Editing {
  change(path: Path, value: unknown): void
  findings: readonly Finding[]
  /** Where one was sent to: lists open the member it lies in. */
  target: Path | undefined
  isReadOnly: boolean
}

const Current = createContext<Editing | undefined>(undefined)

export const EditingProvider = Current.Provider

export function useEditing(): Editing {
  const editing = useContext(Current)
  if (!editing) throw new Error('useEditing outside of an editor')
  return editing
}

export const findingsAt = (findings: readonly Finding[], path: Path): Finding[] => findings.filter((finding) => finding.path === path)
export const findingsWithin = (findings: readonly Finding[], path: Path): Finding[] => findings.filter((finding) => isWithin(finding.path, path))
