import type { Form } from '../../../../src/platform/forms/form.ts'
import type { Guide } from '../../../client/types.ts'
import { toFieldId } from '../../../kit/form-fields.tsx'
import { type FoundAnswer, prefill, toSections } from './form-answers.ts'
import type { IntakeDraft } from './intake-draft.ts'
import { CHECK_ID, isToCheck, type Resolutions } from './resolved-hand-ins.ts'

const isEmpty = (value: string | string[] | undefined): boolean => (Array.isArray(value) ? value.length === 0 : (value ?? '').trim() === '')

/** Ids of what has to be filled in and is not yet, in the order of the page: where Enter leads next. */
export function openFields(draft: IntakeDraft, guide: Guide | undefined, form: Form | undefined, resolutions: Resolutions = new Map(), found: readonly FoundAnswer[] = []): string[] {
  const { person, item, situations, answers, handIns } = draft
  if (!person) return ['intake-identity']
  const open = !person.known && isEmpty(person.name) ? [toFieldId('name', 'intake-person')] : []
  if (!item) return [...open, 'intake-item']
  if (!guide || !form) return open
  open.push(...guide.situations.filter(({ id }) => isEmpty(situations[id])).map(({ id }) => toFieldId(id, 'intake-situation')))
  const asked = toSections(form, prefill(form, person, answers, found), []).flatMap(({ fields }) => fields)
  open.push(...asked.filter(({ required, value }) => required && isEmpty(value)).map(({ name }) => toFieldId(name, 'intake-form')))
  if (isToCheck(draft, guide.materials)) open.push(CHECK_ID)
  open.push(...guide.materials.filter(({ id, necessary }) => necessary && handIns[id]?.how === undefined && resolutions.get(id)?.way !== 'form').map(({ id }) => `intake-material-${id}`))
  return open
}
