import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { FormField } from '../../../src/platform/forms/form-fields.ts'
import { useDraft } from '../../client/draft.ts'
import { useIntention } from '../../client/intention.ts'
import { useMended } from '../../client/mended.ts'
import { type FieldError, toProblem } from '../../client/problem.ts'
import { ActionDrawer } from '../../kit/action-drawer.tsx'
import { ErrorSummary } from '../../kit/error-summary.tsx'
import { FormFields, toFieldId, type TypedValue } from '../../kit/form-fields.tsx'

export type Values = Readonly<Record<string, TypedValue>>

/** What was typed, without the spaces around it. */
export const textOf = (values: Values, name: string): string => {
  const value = values[name]
  return (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).trim()
}

/** What a field of one's own needs to be one of the drawer's. */
export interface Typing {
  values: Values
  type(name: string, value: TypedValue): void
  fieldId(name: string): string
  errorOf(name: string): string | undefined
  isBusy: boolean
}

interface CommandDrawerProps<Done> {
  /** Names what is typed here: it stays in this tab until it is done. */
  draft: string
  title: string
  submitLabel: string
  isDangerous?: boolean
  /** What happens, before the fields. */
  explain: ReactNode
  fields?: (values: Values) => FormField[]
  /** What else is to be seen before one sends. */
  children?: ReactNode
  /** Fields that are more than text, after the others. */
  after?: (typing: Typing) => ReactNode
  initial?: Values
  send: (values: Values, key: string) => Promise<Done>
  onDone: (answer: Done) => void
  /** Somebody was faster: read again what is shown below. */
  onStale?: () => void
  /** Where a refused place is, when it is on another page. */
  goTo?: (pointer: string) => (() => void) | undefined
  onClose: () => void
}

const NOTHING: Values = {}

/** One command: a sentence, fields, one button. What was typed stays over closing and over a refusal. */
export function CommandDrawer<Done>({ draft, title, submitLabel, isDangerous = false, explain, fields, children, after, initial = NOTHING, send, onDone, onStale, goTo, onClose }: CommandDrawerProps<Done>) {
  const [typed, type, forget] = useDraft(draft, NOTHING)
  const values = { ...initial, ...typed }
  const [missing, setMissing] = useState<readonly FieldError[]>([])
  const intention = useIntention()
  const mended = useMended()
  const sending = useMutation({
    mutationFn: () => send(values, intention.key()),
    onSuccess: (answer) => {
      intention.done()
      forget()
      onDone(answer)
    },
    onError: (error) => {
      if (toProblem(error).status === 409) onStale?.()
    },
  })
  const asked = fields?.(values) ?? []
  const problem = sending.isError ? toProblem(sending.error) : undefined
  const errors = mended.open(problem?.errors.length ? problem.errors : missing)
  const submit = () => {
    const found = asked.filter(({ name, required }) => required && textOf(values, name) === '').map(({ name, label, kind }) => ({ pointer: `/${name}`, message: `请${kind === 'radio' || kind === 'select' ? '选择' : '填写'}${label}` }))
    setMissing(found)
    mended.reset()
    sending.reset()
    if (found.length === 0) sending.mutate()
  }
  const prefix = draft.replaceAll(/[^\w-]/g, '-')
  const errorOf = (name: string) => errors.find(({ pointer }) => pointer === `/${name}`)?.message
  const typeInto = (name: string, value: TypedValue) => {
    mended.mend(`/${name}`)
    type((before) => ({ ...before, [name]: value }))
  }
  // A field may be a part of something: /morning/to is where a field of that name is, or else where /morning is.
  const nameAt = (pointer: string) => asked.find(({ name }) => pointer === `/${name}`)?.name ?? pointer.split('/')[1] ?? ''
  const shown = problem ?? (missing.length > 0 ? { title: '还没有填完', detail: `有 ${missing.length} 处需要填写，请按提示填写后再提交。`, code: undefined, errors: missing } : undefined)
  return (
    <ActionDrawer title={title} isOpen isBusy={sending.isPending} isDangerous={isDangerous} submitLabel={submitLabel} onSubmit={submit} onClose={onClose}>
      {shown && <ErrorSummary occasion={sending.error ?? missing} title={shown.title} detail={shown.detail} code={shown.code} errors={shown.errors.map(({ pointer, message }) => ({ message, fieldId: toFieldId(nameAt(pointer), prefix), onGo: goTo?.(pointer) }))} />}
      <div className="explain">{explain}</div>
      {children}
      {asked.length > 0 && (
        <FormFields
          fields={asked.map((field) => ({ ...field, value: values[field.name], error: errorOf(field.name) }))}
          idPrefix={prefix}
          disabled={sending.isPending}
          onChange={typeInto}
        />
      )}
      {after?.({ values, type: typeInto, fieldId: (name) => toFieldId(name, prefix), errorOf, isBusy: sending.isPending })}
    </ActionDrawer>
  )
}
