import type { Context } from '../../../platform/context.ts'
import { listFiles } from '../../../platform/files/file-store.ts'
import { type Form, summarise } from '../../../platform/forms/index.ts'
import type { ApplicationView } from '../contract.ts'
import { eventWords, type StoredEvent } from '../record/record-events.ts'
import { openAnswers } from '../submission/form-secrets.ts'
import { changedAnswers, changesOf, type MaterialState } from './changes-rules.ts'

interface Showing {
  /** Of the version the case was filled in by. */
  form: Form
  nameOfMaterial(id: string): string
  providedWords: Readonly<Record<MaterialState['provided'], string>>
  showAnswer(kind: string, value: string): string
}

/** What the applicant changed since the submission, in words. An ordinary case has nothing of it and reads nothing for it. */
export async function describeChanges(ctx: Context, events: readonly StoredEvent[], { form, nameOfMaterial, providedWords, showAnswer }: Showing): Promise<ApplicationView['changes']> {
  const changes = changesOf(events)
  if (changes.length === 0) return []
  const files = await listFiles(ctx.db, [...new Set(changes.flatMap(({ materials }) => materials.flatMap(({ before, after }) => [...before.files, ...after.files])))])
  const fileById = new Map(files.map(({ id, name, mediaType, sizeBytes }) => [id, { id, name, mediaType, sizeBytes }]))
  const show = ({ provided, files: ids }: MaterialState) => ({ providedName: providedWords[provided], files: ids.flatMap((id) => fileById.get(id) ?? []) })
  const rowsOf = (stored: Record<string, unknown>) => summarise(form, openAnswers(ctx.sealed, form, stored)).flatMap(({ rows }) => rows)
  return changes.map(({ seq, type, at, materials, forms }) => ({
    seq, at, title: eventWords[type],
    materials: materials.map(({ id, before, after }) => ({ id, name: nameOfMaterial(id), before: show(before), after: show(after) })),
    answers: forms
      ? changedAnswers(rowsOf(forms.before), rowsOf(forms.after)).map(({ kind, label, before, after }) => ({ label, before: before === null ? null : showAnswer(kind, before), after: after === null ? null : showAnswer(kind, after) }))
      : [],
  }))
}
