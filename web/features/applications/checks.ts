import { useDraft } from '../../client/draft.ts'
import type { MaterialView } from '../../client/types.ts'

/** What the clerk found out about one material; without a result it was not looked at yet. */
export interface Check {
  result?: 'qualified' | 'unqualified'
  reason?: string
}

export type Checks = Readonly<Record<string, Check>>

export interface CheckSheet {
  checks: Checks
  set(id: string, check: Check): void
  /** Everything that was handed in and not found wrong. */
  qualifyAll(): void
  clear(): void
}

const NONE: Checks = {}

/** The check of a case's materials while it is being made: kept in this tab until it is sent. */
export function useChecks(number: string, materials: readonly MaterialView[]): CheckSheet {
  const [typed, change, clear] = useDraft(`checks:${number}`, NONE)
  const checks = { ...knownChecks(materials), ...typed }
  return {
    checks,
    set: (id, check) => change((before) => ({ ...before, [id]: check })),
    qualifyAll: () => change((before) => ({ ...before, ...qualifyOpen(materials, checks) })),
    clear,
  }
}

/** What was found qualified before stays so: a correction asks only for the rest again. */
function knownChecks(materials: readonly MaterialView[]): Checks {
  return Object.fromEntries(materials.flatMap(({ id, check, reason }) => (check === 'qualified' || check === 'unqualified' ? [[id, { result: check, reason: reason ?? '' }]] : [])))
}

/** Promised for later or committed to: nobody holds it yet, so there is nothing to judge; found impossible, it is corrected. */
export const isPromised = ({ provided }: MaterialView): boolean => provided === 'deferred' || provided === 'committed'

/** Materials that must be judged: a voluntary one that was not handed in has nothing to look at. */
export const isToCheck = (material: MaterialView): boolean => (material.necessary || material.provided !== 'none') && !isPromised(material)

function qualifyOpen(materials: readonly MaterialView[], checks: Checks): Checks {
  // What is missing is not made good by a key.
  return Object.fromEntries(materials.filter((material) => isToCheck(material) && material.provided !== 'none' && checks[material.id]?.result === undefined).map(({ id }) => [id, { result: 'qualified' as const }]))
}

/** As the server takes them. */
export const toCheckList = (checks: Checks) =>
  Object.entries(checks).flatMap(([id, { result, reason }]) => (result === undefined ? [] : [{ id, result, ...(result === 'unqualified' && reason?.trim() ? { reason: reason.trim() } : {}) }]))

/** How far the check is, in words. */
export function countChecks(materials: readonly MaterialView[], checks: Checks): { done: number; all: number; wrong: number } {
  const asked = materials.filter(isToCheck)
  return {
    done: asked.filter(({ id }) => checks[id]?.result !== undefined).length,
    all: asked.length,
    wrong: asked.filter(({ id }) => checks[id]?.result === 'unqualified').length,
  }
}
