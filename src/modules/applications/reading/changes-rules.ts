import type { ProvidedWay } from '../application.ts'
import type { RecordEvent, StoredEvent, Submission } from '../record/record-events.ts'

/** One way a material was in the case. */
export interface MaterialState {
  provided: ProvidedWay
  files: readonly string[]
}

/** What one hand-in changed: of materials, and which answers it brought anew. */
export interface HandInChange {
  seq: number
  type: RecordEvent['type']
  at: string
  materials: { id: string; before: MaterialState; after: MaterialState }[]
  /** Answers before and after, sealed as they are stored; nothing where the form was not filled in again. */
  forms: { before: Record<string, unknown>; after: Record<string, unknown> } | undefined
}

const NONE: MaterialState = { provided: 'none', files: [] }

/**
 * What the applicant changed after the submission, hand-in by hand-in: whoever examines it looks at what is new, not at
 * everything again. A hand-in that changed nothing is listed too: that is what there is to see.
 */
export function changesOf(events: readonly StoredEvent[]): HandInChange[] {
  const changes: HandInChange[] = []
  let materials = new Map<string, MaterialState>()
  let form: Record<string, unknown> = {}
  for (const stored of events) {
    const event = stored as StoredEvent & RecordEvent
    const compare = (handed: readonly (MaterialState & { id: string })[]) =>
      handed.flatMap(({ id, provided, files }) => {
        const before = materials.get(id) ?? NONE
        materials.set(id, { provided, files })
        return isSame(before, { provided, files }) ? [] : [{ id, before, after: { provided, files } }]
      })
    const { seq, at, type } = stored
    switch (event.type) {
      case 'submitted':
        materials = toStates(event.data)
        form = event.data.form
        break
      case 'revised': {
        const gone = [...materials.keys()].filter((id) => !event.data.materials.some((material) => material.id === id)).map((id) => ({ id, ...NONE }))
        changes.push({ seq, type, at, materials: compare([...event.data.materials, ...gone]), forms: { before: form, after: event.data.form } })
        form = event.data.form
        break
      }
      case 'correctionSupplied': case 'deferredSupplied':
        changes.push({ seq, type, at, materials: compare(event.data.materials), forms: undefined })
        break
      default:
    }
  }
  return changes
}

const toStates = ({ materials }: Submission) => new Map(materials.map(({ id, provided, files }): [string, MaterialState] => [id, { provided, files }]))

const isSame = (a: MaterialState, b: MaterialState): boolean => a.provided === b.provided && a.files.join() === b.files.join()

/** A line of a form in words. */
export interface AnswerRow {
  field: string
  kind: string
  label: string
  value: string
  answered: boolean
}

/** The lines that are not the same any more, in the order of the form as it is now; what disappeared comes last. */
export function changedAnswers(before: readonly AnswerRow[], after: readonly AnswerRow[]): { field: string; kind: string; label: string; before: string | null; after: string | null }[] {
  const valueOf = (row: AnswerRow | undefined) => (row?.answered ? row.value : null)
  const old = new Map(before.map((row) => [row.field, row]))
  const fields = new Set(after.map(({ field }) => field))
  return [
    ...after.map((row) => ({ field: row.field, kind: row.kind, label: row.label, before: valueOf(old.get(row.field)), after: valueOf(row) })),
    ...before.filter(({ field }) => !fields.has(field)).map((row) => ({ field: row.field, kind: row.kind, label: row.label, before: valueOf(row), after: null })),
  ].filter((row) => row.before !== row.after)
}
