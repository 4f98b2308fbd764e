import type { FormField } from '../../ui/form-field.ts'
import { toFieldId } from '../../ui/form-field.ts'
import { FormFieldInput } from '../../ui/inputs.tsx'

/** The name under which a page posts which questions it asked: what an answer called for besides was not seen yet. */
export const ASKED = '_asked'

export const askedNames = (fields: readonly FormField[]): string => fields.map(({ name }) => name).join(' ')

/** The questions of a page, each in a place of its own: a script puts in what an answer calls for, and takes out what is not asked any more. */
export function AskedFields({ fields }: { fields: FormField[] }) {
  return (
    <>
      <input type="hidden" name={ASKED} value={askedNames(fields)} />
      {fields.map((field) => (
        <div key={field.name} id={`q-${field.name}`}>
          <FormFieldInput field={field} />
        </div>
      ))}
    </>
  )
}

/** Without a script, what an answer called for comes with the page again: which questions those are, each a tap away. */
export function MoreAsked({ fields, isFocused }: { fields: FormField[]; isFocused: boolean }) {
  if (fields.length === 0) return null
  return (
    <section className="note info tight" tabIndex={-1} data-focus={isFocused ? '' : undefined} aria-labelledby="more-title">
      <h2 id="more-title">根据您的回答，还要请您回答 {fields.length} 个问题</h2>
      <ul>
        {fields.map((field) => (
          <li key={field.name}>
            <a className="tap" href={`#${toFieldId(field)}`}>
              {field.label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
