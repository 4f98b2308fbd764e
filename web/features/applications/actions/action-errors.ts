import type { FieldError } from '../../../client/problem.ts'
import { isToCheck } from '../checks.ts'
import { type ActionInput, type CaseAction, textOf } from './case-action.ts'

/** Errors below a pointer, by the rest of it: `/checks/m1/reason` below `/checks/` is `m1/reason`. */
export function errorsBelow(prefix: string, errors: readonly FieldError[]): Record<string, string> {
  return Object.fromEntries(errors.filter(({ pointer }) => pointer.startsWith(prefix)).map(({ pointer, message }) => [pointer.slice(prefix.length), message]))
}

/** What is plainly not answered yet, before the server is asked: pointers and words as it would use. */
export function missingAnswers(action: CaseAction, input: ActionInput): FieldError[] {
  const fields = (action.fields?.(input) ?? [])
    // As the field stands: some are filled in before anybody types.
    .filter(({ name, required, value }) => required && textOf({ [name]: value ?? '' }, name) === '')
    .map(({ name, label, kind }) => ({ pointer: `/${name}`, message: `请${kind === 'radio' ? '选择' : '填写'}${label}` }))
  return [...(action.materials === 'checks' ? missingChecks(input, action.unchecked?.(input) ?? []) : []), ...fields]
}

function missingChecks({ view, checks }: ActionInput, unchecked: readonly string[]): FieldError[] {
  return view.materials.filter((material) => isToCheck(material) && !unchecked.includes(material.id)).flatMap(({ id, name }) => {
    const check = checks[id]
    if (check?.result === undefined) return [{ pointer: `/checks/${id}`, message: `请核对「${name}」` }]
    return check.result === 'unqualified' && !check.reason?.trim() ? [{ pointer: `/checks/${id}/reason`, message: `请写明「${name}」不合格的原因` }] : []
  })
}
