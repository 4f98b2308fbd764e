import type { Platform } from '../../../platform/context.ts'
import type { DraftAnswers, Form } from '../../../platform/forms/index.ts'
import { getItemVersion } from '../../catalogue/index.ts'
import type { RecordEvent, StoredEvent } from '../record/record-events.ts'
import { formOf } from '../submission/application-form.ts'
import { openAnswers } from '../submission/form-secrets.ts'

type WithForm = RecordEvent & { type: 'submitted' | 'revised' }

/**
 * The application form as the applicant filled it in last: at submission, or when they mended it after the pre-review.
 * By the version of the item the case began with: one that moved to another was still filled in, and sealed, by that.
 */
export async function formHandedIn(platform: Platform, itemCode: string, events: readonly StoredEvent[]): Promise<{ form: Form; answers: DraftAnswers } | undefined> {
  const submitted = events[0] as (RecordEvent & { type: 'submitted' }) | undefined
  const last = events.findLast(({ type }) => type === 'submitted' || type === 'revised') as WithForm | undefined
  if (!submitted || !last) return undefined
  const form = formOf(await getItemVersion(platform, itemCode, submitted.data.itemVersion))
  return { form, answers: openAnswers(platform.sealed, form, last.data.form) }
}
