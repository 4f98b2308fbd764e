import type { Application } from '../application.ts'
import type { MaterialCheck } from '../record/record-events.ts'

/**
 * 全部合格: everything that was handed in and not found wrong. What is missing is not made good by accepting many at once.
 * The same before and after the acceptance, so that doing it again is the same request.
 */
export const everythingQualified = ({ detail }: Application): MaterialCheck[] =>
  detail.materials
    .filter(({ provided, check }) => check !== 'unqualified' && (provided === 'file' || provided === 'paper' || provided === 'waived'))
    .map(({ id }) => ({ id, result: 'qualified' }))
