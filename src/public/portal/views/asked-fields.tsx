import type { FormField } from '../../ui/form-field.ts'
import { toFieldId } from '../../ui/form-field.ts'
import { FormFieldInput } from '../../ui/inputs.tsx'

/** The name under which a page posts which questions it asked: what an answer called for besides was not seen yet. */
export const ASKED = '_asked'

export const askedNames = (fields: readonly FormField[]): string => fields.map(({ name }) => name).join(' ')

/** Where an answer that nobody typed comes from, and where to ask for it to be corrected there; by question. */
export type Origins = Record<string, { text: string; correctHref?: string | undefined }>

/** The questions of a page, each in a place of its own: a script puts in what an answer calls for, and takes out what is not asked any more. */
export function AskedFields({ fields, origins = {} }: { fields: FormField[]; origins?: Origins }) {
  return (
    <>
      <input type="hidden" name={ASKED} value={askedNames(fields)} />
      {fields.map((field) => (
        <div key={field.name} id={`q-${field.name}`} className={origins[field.name] ? 'tight' : undefined}>
          <FormFieldInput field={field} />
          {origins[field.name] ? <Origin label={field.label} {...origins[field.name]!} /> : null}
        </div>
      ))}
    </>
  )
}

function Origin({ label, text, correctHref }: Origins[string] & { label: string }) {
  return (
    <p className="soft small">
      {text}
      {correctHref ? (
        <>
          {' '}
          <a className="tap" href={correctHref} aria-label={`信息不对？申请更正“${label}”`}>
            信息不对？
          </a>
        </>
      ) : null}
    </p>
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
