/** One field of an application form as the server hands it to a page. */
export type FormField = {
  /** The name posted, and the stem of every id around the field. */
  name: string
  kind:
    | 'text'
    | 'textarea'
    | 'date'
    | 'number'
    | 'radio'
    | 'select'
    | 'checkboxes'
    | 'phone'
    | 'identityNumber'
    | 'address'
  label: string
  hint?: string
  required: boolean
  /** Only for radio, select and checkboxes. */
  options?: { value: string; label: string }[]
  /** What was typed before, valid or not: it is never lost. A list only for checkboxes. */
  value?: string | string[]
  /** A sentence that says what to do; shown at the field and, in the same words, in the error summary. */
  error?: string
  /** In characters. */
  maxLength?: number
  autocomplete?: string
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | 'url'
}

/** The id of the element a person types into or, for a group, of its first choice: where an error summary leads. */
export function toFieldId(field: Pick<FormField, 'name' | 'kind'>): string {
  const id = `f-${field.name}`
  return field.kind === 'radio' || field.kind === 'checkboxes' ? `${id}-0` : id
}

/** The errors of a form in its own order, for the summary on top. */
export function toFieldErrors(fields: FormField[]): { href: string; message: string }[] {
  return fields.flatMap((field) => (field.error ? [{ href: `#${toFieldId(field)}`, message: field.error }] : []))
}
