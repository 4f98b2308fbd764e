import { choicesOf } from './form.ts'
import type { FieldUi, PropertySchema } from './form.ts'
import type { FormFormats } from './form-formats.ts'
import { decimalsOf, toNumber, toNumberWords } from './number-text.ts'

/** What ajv found at one field, reduced to what a message needs. */
export interface Finding {
  keyword: string
  /** The name of the format, when the keyword is `format`. */
  format?: string
}

/** What to put right first when one answer is wrong in several ways. */
const mostTelling = ['invisible', 'type', 'required', 'oneOf', 'const', 'format', 'minLength', 'maxLength', 'minimum', 'maximum', 'multipleOf']

/** The one finding to tell the person about. */
export function mostTellingOf(findings: readonly Finding[]): Finding | undefined {
  const rank = ({ keyword }: Finding): number => {
    const index = mostTelling.indexOf(keyword)
    return index === -1 ? mostTelling.length : index
  }
  return [...findings].sort((a, b) => rank(a) - rank(b))[0]
}

/** The title as the subject of a sentence; one that is a question of its own is quoted. */
const named = ({ title }: PropertySchema): string => (title.endsWith('？') ? `“${title}”` : title)

function askFor(property: PropertySchema): string {
  if (property.type === 'boolean' && property.const === true) return `请阅读${named(property)}并勾选同意`
  if (property.title.endsWith('？')) return `请回答${named(property)}`
  return `${property.type === 'boolean' || choicesOf(property) !== undefined ? '请选择' : '请填写'}${named(property)}`
}

function numberMessage(property: PropertySchema & { type: 'number' | 'integer' }, ui: FieldUi, value: unknown): string {
  const title = named(property)
  const { minimum, maximum } = property
  const decimals = decimalsOf(property, ui)
  const unit = ui.unit ?? ''
  const range = `应在 ${toNumberWords(minimum, ui)} 到 ${toNumberWords(maximum, ui)}${unit && ` ${unit}`}之间`
  const digits = decimals === 0 ? '应填整数' : `应填数字，最多 ${decimals} 位小数`
  const stored = typeof value === 'string' ? toNumber(value, ui) : value
  if (typeof value === 'string' && /^\d{16,}$/.test(value)) return `${title}${range}，请核对后重填`
  if (typeof stored !== 'number') return `${title}${digits}，不要填文字或符号`
  return stored < minimum || stored > maximum ? `${title}${range}，请核对后重填` : `${title}${digits}，请核对后重填`
}

function formatMessage(title: string, format: string | undefined, value: unknown, formats: FormFormats): string {
  const check = format !== undefined && Object.hasOwn(formats, format) ? formats[format] : undefined
  const complaint = typeof value === 'string' ? check?.(value) : undefined
  return typeof complaint === 'string' ? `${title}${complaint}` : `${title}格式不正确，请核对后重填`
}

/** A sentence in plain Chinese that names the field by its title and says what to do. */
export function toMessage(finding: Finding, property: PropertySchema, ui: FieldUi, value: unknown, formats: FormFormats): string {
  const title = named(property)
  if (finding.keyword === 'required') return askFor(property)
  if (finding.keyword === 'invisible') return `${title}里有看不见的特殊字符，请删除后重新填写`
  if (property.type === 'number' || property.type === 'integer') return numberMessage(property, ui, value)
  if (property.type === 'boolean') return askFor(property)
  if (choicesOf(property) !== undefined) return `${title}请从列出的选项中选择`
  switch (finding.keyword) {
    case 'type':
      return `${title}应填文字，请重新填写`
    case 'format':
      return formatMessage(title, finding.format, value, formats)
    case 'maxLength': {
      const most = 'maxLength' in property ? property.maxLength : 0
      const typed = typeof value === 'string' ? [...value].length : 0
      return `${title}最多填 ${most} 个字，现在有 ${typed} 个字，请删减`
    }
    case 'minLength':
      return `${title}至少填 ${'minLength' in property ? (property.minLength ?? 1) : 1} 个字，请填写完整`
    default:
      return `${title}填写有误，请核对后重填`
  }
}
