import type { FieldError } from '../../../platform/errors.ts'
import { isDay } from '../certificate-rules.ts'
import { LINE_FIELDS } from '../import/line-fields.ts'
import type { TypeDescription, TypeField } from './certificate-type.ts'

/** Said by every certificate, by the columns of an import or by the page itself. */
const COMMON: readonly string[] = [...Object.values(LINE_FIELDS), '持证主体', '证件号码', '有效期限', '颁发机构', '证照标识']

/** What is wrong with the fields of a type, each at its row. */
export function checkFields(fields: readonly TypeField[]): FieldError[] {
  return fields.flatMap(({ name }, index) => {
    const wrong = (message: string): FieldError[] => [{ pointer: `/fields/${index}/name`, message }]
    if (COMMON.includes(name)) return wrong(`「${name}」是每种证照都有的，不用在这里再加。`)
    return fields.findIndex((other) => other.name === name) < index ? wrong(`已经有一项「${name}」，请改名或删去一项。`) : []
  })
}

/** Whether a description says what was said before. */
export const isSameDescription = (a: Omit<TypeDescription, 'template'>, b: Omit<TypeDescription, 'template'>): boolean =>
  JSON.stringify(partsOf(a)) === JSON.stringify(partsOf(b))

const partsOf = ({ holderKind, fields, validity, isSensitive }: Omit<TypeDescription, 'template'>) => [holderKind, validity, isSensitive, fields.map(({ name, kind, isRequired }) => [name, kind, isRequired])]

/** What is wrong with what a certificate says in a field of its type, as a sentence; undefined when nothing is. */
export function faultOfValue({ name, kind, isRequired }: TypeField, value: string): string | undefined {
  if (value === '') return isRequired ? `请填写${name}。` : undefined
  if (kind === 'date' && !isDay(value)) return `${name}应写成 2020-05-01 这样的日期。`
  if (kind === 'number' && !/^-?\d+(\.\d+)?$/.test(value)) return `${name}应是数字，不带单位。`
  return undefined
}

/** What stands in a field of a sample. */
export const sampleValue = ({ name, kind }: TypeField, today: string): string => (kind === 'date' ? today : kind === 'number' ? '100' : `（${name}）`)
