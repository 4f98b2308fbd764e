import { createContext, useContext } from 'react'
import type { FormDesign } from '../../../../src/platform/forms/form-design.ts'
import { toFieldId } from '../editor/content-paths.ts'
import type { FormParts } from './form-parts.ts'

/** What every question of the designer needs. */
export interface Designing {
  form: FormDesign
  parts: FormParts
  /** By the place in the draft: `form/sections/house/fields/rents/title`. */
  problems: readonly { path: string; message: string }[]
  /** The path of the question that is open. */
  open: string | undefined
  setOpen(path: string | undefined): void
  /** The whole form, after something came, went or moved. */
  put(form: FormDesign): void
  change(path: string, value: unknown): void
  isReadOnly: boolean
}

const Current = createContext<Designing | undefined>(undefined)

export const DesigningProvider = Current.Provider

export function useDesigning(): Designing {
  const designing = useContext(Current)
  if (!designing) throw new Error('useDesigning outside of a form designer')
  return designing
}

export const toProblemsId = (path: string): string => `${toFieldId(path)}-problems`

/** What is wrong at this place; `isDeep` also of what lies below it. */
export function Problems({ path, isDeep }: { path: string; isDeep?: boolean }) {
  const { problems } = useDesigning()
  const here = problems.filter((problem) => problem.path === path || (isDeep === true && problem.path.startsWith(`${path}/`)))
  if (here.length === 0) return null
  return <ul id={toProblemsId(path)} className="field-findings">{here.map(({ path: at, message }) => <li key={`${at} ${message}`} className="bad">{message}</li>)}</ul>
}
