import type { FormDesign } from '../../../src/platform/forms/form-design.ts'
import { formInWords } from '../../../src/platform/forms/form-in-words.ts'
import { isEmpty, toMemberNote, toMemberTitle, toWords } from './element-words.ts'
import type { Content, Element, ElementGroup, Elements } from './types.ts'

/** A value to read: lists numbered, objects part by part. */
export function ElementValue({ element, value }: { element: Element; value: unknown }) {
  if (isEmpty(value)) return <span className="quiet">—</span>
  if (element.kind === 'texts') return <ol>{(value as string[]).map((text, index) => <li key={index}>{text}</li>)}</ol>
  if (element.kind === 'object') return <Parts parts={element.parts} value={value as Record<string, unknown>} />
  if (element.kind === 'list') {
    return (
      <ol>
        {(value as Record<string, unknown>[]).map((member, index) => (
          <li key={typeof member.id === 'string' ? member.id : index}>
            <details>
              <summary>{toMemberTitle(element, member, index)}　<span className="quiet">{toMemberNote(element.parts, element.titleOf, member)}</span></summary>
              <Parts parts={element.parts} value={member} />
            </details>
          </li>
        ))}
      </ol>
    )
  }
  return toWords(element, value)
}

function Parts({ parts, value }: { parts: Elements; value: Readonly<Record<string, unknown>> }) {
  return (
    <dl className="values">
      {Object.entries(parts).filter(([key]) => key !== 'id' && !isEmpty(value[key])).map(([key, part]) => [<dt key={key}>{part.title}</dt>, <dd key={`${key} value`}><ElementValue element={part} value={value[key]} /></dd>])}
    </dl>
  )
}

/** The whole of a version, group by group; what is empty is left out, and counted. */
export function ContentValues({ groups, elements, content }: { groups: readonly ElementGroup[]; elements: Elements; content: Content }) {
  return groups.map((group, index) => {
    const filled = group.elements.filter((key) => !isEmpty(content[key]) && elements[key])
    return (
      <details key={group.id} className="fold" open={index === 0}>
        <summary>{group.title}　<span className="quiet">{filled.length}/{group.elements.length}</span></summary>
        <dl className="values">
          {filled.map((key) => [<dt key={key}>{elements[key]!.title}</dt>, <dd key={`${key} value`}><ElementValue element={elements[key]!} value={key === 'form' && content[key] ? formInWords(content[key] as FormDesign) : content[key]} /></dd>])}
        </dl>
      </details>
    )
  })
}
