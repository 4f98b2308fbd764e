import { createContext, type ReactNode, useContext } from 'react'
import type { FormDesign } from '../../../../src/platform/forms/form-design.ts'
import { isWithin, toFieldId } from '../editor/content-paths.ts'
import type { FormParts } from './form-parts.ts'

/** What every page and question of the designer needs; the same while one types. */
export interface Designing {
  parts: FormParts
  /** Opens a question by its path. */
  setOpen(path: string | undefined): void
  /** Something comes, goes or moves in the form as it is now; nothing happens where the same form comes back. */
  put(edit: (form: FormDesign) => FormDesign): void
  /** Where the focus goes with what `put` does. */
  focusNext(find: () => HTMLElement | null | undefined): void
  change(path: string, value: unknown): void
  isReadOnly: boolean
}

/** The form as it is now. Another one with each letter, and whoever asks for it is drawn again: only what shows other places than its own. */
export interface Designed {
  form: FormDesign
  /** By the place in the draft: `form/sections/house/fields/rents/title`. */
  problems: readonly { path: string; message: string }[]
}

const CurrentDesigning = createContext<Designing | undefined>(undefined)
const CurrentDesigned = createContext<Designed | undefined>(undefined)

export function DesigningProvider({ designing, designed, children }: { designing: Designing; designed: Designed; children: ReactNode }) {
  return <CurrentDesigning value={designing}><CurrentDesigned value={designed}>{children}</CurrentDesigned></CurrentDesigning>
}

export function useDesigning(): Designing {
  const designing = useContext(CurrentDesigning)
  if (!designing) throw new Error('useDesigning outside of a form designer')
  return designing
}

export function useDesigned(): Designed {
  const designed = useContext(CurrentDesigned)
  if (!designed) throw new Error('useDesigned outside of a form designer')
  return designed
}

export const toProblemsId = (path: string): string => `${toFieldId(path)}-problems`

/** What is wrong at this place; `isDeep` also of what lies below it. */
export function Problems({ path, isDeep }: { path: string; isDeep?: boolean }) {
  const { problems } = useDesigned()
  const here = problems.filter((problem) => isDeep === true ? isWithin(problem.path, path) : problem.path === path)
  if (here.length === 0) return null
  return <ul id={toProblemsId(path)} className="field-findings">{here.map(({ path: at, message }) => <li key={`${at} ${message}`} className="bad">{message}</li>)}</ul>
}

/** How much is wrong at a place and below it, in the line it is folded to. */
export function ProblemCount({ path }: { path: string }) {
  const { problems } = useDesigned()
  const found = problems.filter((problem) => isWithin(problem.path, path)).length
  return found > 0 && <span className="member-findings">{found} 处问题</span>
}
