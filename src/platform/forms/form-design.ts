import type { AskedWhen, Question, QuestionSection } from './compose-form.ts'
import { askChoice, askChoices, askDate, askMoney, askNumber, askStatement, askText, askYesNo, composeForm } from './compose-form.ts'
import { choicesOf } from './form.ts'
import type { ConditionSchema, ConditionValue, FieldUi, Form, InputMode, PropertySchema } from './form.ts'

/**
 * A form as somebody designs it on a screen: pages of questions in their order, each with its own conditions. Every
 * part is present (null or empty where it says nothing), so that two designs can be compared and merged part by part.
 */
export interface FormDesign {
  title: string
  sections: SectionDesign[]
}

export interface SectionDesign {
  id: string
  title: string
  help: string | null
  /** All have to hold for any question of the page to be asked. */
  askedWhen: DesignCondition[]
  fields: FieldDesign[]
}

export interface FieldDesign {
  /** The name the answer is stored under. */
  id: string
  kind: DesignKind
  title: string
  hint: string | null
  isRequired: boolean
  /** Of a text, in characters. */
  minLength: number | null
  maxLength: number | null
  format: string | null
  /** Of a number; of money in 元. */
  minimum: number | null
  maximum: number | null
  decimals: number | null
  unit: string | null
  /** Of a question with listed answers. */
  options: DesignOption[]
  /** The words a person agrees to. */
  tick: string | null
  askedWhen: DesignCondition[]
  /** Formats that other answers ask for. */
  formatWhen: (DesignCondition & { format: string })[]
  autocomplete: string | null
  inputMode: InputMode | null
}

export interface DesignOption {
  id: string
  title: string
}

/** The named question was answered with one of the values; 是 and 否 are `true` and `false`. */
export interface DesignCondition {
  field: string
  values: string[]
}

/** What a designer may ask for, in the words of the palette. */
export const designKindWords = {
  text: '文本', textarea: '多行文本', number: '数字', money: '金额', date: '日期', radio: '单选', select: '下拉', checkboxes: '多选',
  yesNo: '是否', identityNumber: '证件号码', phone: '电话', address: '地址', statement: '声明',
} as const

export type DesignKind = keyof typeof designKindWords

const TEXT_KINDS = ['text', 'textarea', 'identityNumber', 'phone', 'address'] as const
type TextKind = (typeof TEXT_KINDS)[number]

export const isTextKind = (kind: DesignKind): kind is TextKind => TEXT_KINDS.some((each) => each === kind)

/** Kinds whose answers are listed; only these and 是否 can decide whether something else is asked. */
export const isChoiceKind = (kind: DesignKind): boolean => kind === 'radio' || kind === 'select' || kind === 'checkboxes'

/** The values a condition may wait for, with their words; of a kind that decides nothing none. */
export function decidingOptions({ kind, options }: Pick<FieldDesign, 'kind' | 'options'>): DesignOption[] {
  if (kind === 'yesNo') return [{ id: 'true', title: '是' }, { id: 'false', title: '否' }]
  return kind === 'radio' || kind === 'select' ? options : []
}

/** A text as long as most: what a new question begins with. */
const usualLengths: Readonly<Record<TextKind, number>> = { text: 100, textarea: 1000, identityNumber: 20, phone: 20, address: 200 }

/** A question that says nothing yet. */
export function emptyField(id: string, kind: DesignKind): FieldDesign {
  return {
    id, kind, title: '', hint: null, isRequired: true,
    minLength: null, maxLength: isTextKind(kind) ? usualLengths[kind] : null, format: null,
    minimum: kind === 'number' || kind === 'money' ? 0 : null, maximum: kind === 'number' || kind === 'money' ? 999_999 : null, decimals: kind === 'number' ? 0 : null, unit: null,
    options: isChoiceKind(kind) ? [{ id: 'option1', title: '' }, { id: 'option2', title: '' }] : [],
    tick: kind === 'statement' ? '' : null,
    askedWhen: [], formatWhen: [], autocomplete: null, inputMode: null,
  }
}

/** The form that people fill in. Mistakes of the design are told by `designProblems`; this expects there are none. */
export function toForm(id: string, { title, sections }: FormDesign): Form {
  const kinds = new Map(sections.flatMap(({ fields }) => fields.map((field) => [field.id, field.kind] as const)))
  const toValue = (field: string, value: string): ConditionValue => (kinds.get(field) === 'yesNo' ? value === 'true' : value)
  const toWhen = (conditions: readonly DesignCondition[]): AskedWhen =>
    Object.fromEntries(conditions.map(({ field, values }) => [field, values.length === 1 ? toValue(field, values[0]!) : values.map((value) => toValue(field, value))]))
  return composeForm(id, title, sections.map((section): QuestionSection => ({
    id: section.id,
    title: section.title,
    ...(section.help !== null && { help: section.help }),
    ...(section.askedWhen.length > 0 && { askedWhen: toWhen(section.askedWhen) }),
    questions: section.fields.map((field) => toQuestion(field, toWhen)),
  })))
}

function toQuestion(field: FieldDesign, toWhen: (conditions: readonly DesignCondition[]) => AskedWhen): Question {
  const { id, kind, title } = field
  const wording = {
    hint: field.hint ?? undefined,
    autocomplete: field.autocomplete ?? undefined,
    inputMode: field.inputMode ?? undefined,
    ...(!field.isRequired && { optional: true }),
    ...(field.askedWhen.length > 0 && { askedWhen: toWhen(field.askedWhen) }),
  }
  const options = Object.fromEntries(field.options.map((option) => [option.id, option.title]))
  const bounds = { minimum: field.minimum ?? 0, maximum: field.maximum ?? 0 }
  switch (kind) {
    case 'text': case 'textarea': case 'identityNumber': case 'phone': case 'address':
      return askText(id, title, {
        ...wording, kind,
        maxLength: field.maxLength ?? usualLengths[kind],
        minLength: field.minLength ?? undefined,
        format: field.format ?? undefined,
        ...(field.formatWhen.length > 0 && { formatWhen: field.formatWhen.map((rule) => ({ when: toWhen([rule]), format: rule.format })) }),
      })
    case 'date': return askDate(id, title, { ...wording, format: field.format ?? undefined })
    case 'number': {
      const asked = askNumber(id, title, { ...wording, ...bounds, unit: field.unit ?? '', decimals: toDecimals(field.decimals) })
      if (field.unit === null) delete asked.ui.unit
      return asked
    }
    case 'money': return askMoney(id, title, { ...wording, minimum: toFen(bounds.minimum), maximum: toFen(bounds.maximum) })
    case 'radio': case 'select': return askChoice(id, title, options, { ...wording, kind })
    case 'checkboxes': return askChoices(id, title, options, wording)
    case 'yesNo': return askYesNo(id, title, wording)
    case 'statement': return askStatement(id, title, field.tick ?? title, wording)
  }
}

const toDecimals = (decimals: number | null): 0 | 1 | 2 => (decimals === 1 ? 1 : decimals === 2 ? 2 : 0)
/** Rounded, because 0.29 × 100 is not 29. */
const toFen = (yuan: number): number => Math.round(yuan * 100)

/** The design of a form that was composed: `toForm` gives the same form back. */
export function toDesign({ schema, ui }: Form): FormDesign {
  const conditionals = schema.allOf ?? []
  const fieldOf = (fieldUi: FieldUi): FieldDesign => {
    const { name } = fieldUi
    const asking = conditionals.find(({ then }) => then.properties[name] === true)
    return {
      ...describeAnswer(fieldUi, schema.properties[name]!),
      isRequired: schema.required.includes(name) || conditionals.some(({ then }) => then.required?.includes(name)),
      askedWhen: asking ? toConditions(asking.if) : [],
      formatWhen: conditionals.flatMap(({ if: condition, then }) => {
        const rule = then.properties[name]
        return typeof rule === 'object' ? toConditions(condition).map((each) => ({ ...each, format: rule.format })) : []
      }),
    }
  }
  return { title: schema.title, sections: ui.sections.map(({ id, title, help, fields }) => liftConditions({ id, title, help: help ?? null, askedWhen: [], fields: fields.map(fieldOf) })) }
}

const toConditions = ({ properties }: ConditionSchema): DesignCondition[] =>
  Object.entries(properties).map(([field, expected]) => ({ field, values: ('const' in expected ? [expected.const] : expected.enum).map(String) }))

/** What every question of a page waits for is the page's condition. */
function liftConditions(section: SectionDesign): SectionDesign {
  const [first, ...rest] = section.fields
  const isSame = (one: DesignCondition, other: DesignCondition) => one.field === other.field && one.values.join('\n') === other.values.join('\n')
  const shared = (first?.askedWhen ?? []).filter((condition) => rest.every(({ askedWhen }) => askedWhen.some((each) => isSame(each, condition))))
  const own = (field: FieldDesign): FieldDesign => ({ ...field, askedWhen: field.askedWhen.filter((each) => !shared.some((condition) => isSame(condition, each))) })
  return { ...section, askedWhen: shared, fields: section.fields.map(own) }
}

function describeAnswer(ui: FieldUi, property: PropertySchema): FieldDesign {
  const kind = kindOf(ui, property)
  const isMoney = kind === 'money'
  const design: FieldDesign = {
    ...emptyField(ui.name, kind),
    title: property.title, hint: ui.hint ?? null, autocomplete: ui.autocomplete ?? null, inputMode: ui.inputMode ?? null, unit: isMoney ? null : ui.unit ?? null, tick: ui.tick ?? null, options: [],
  }
  if (property.type === 'number' || property.type === 'integer') {
    const { minimum, maximum } = property
    const decimals = property.multipleOf === undefined ? 0 : property.multipleOf === 0.1 ? 1 : 2
    return { ...design, minimum: isMoney ? minimum / 100 : minimum, maximum: isMoney ? maximum / 100 : maximum, decimals: isMoney ? null : decimals }
  }
  const choices = choicesOf(property)
  if (choices !== undefined) return { ...design, options: choices.map((choice) => ({ id: choice.const, title: choice.title })) }
  if (!('maxLength' in property)) return design
  if (kind === 'date') return { ...design, format: property.format === 'date' ? null : property.format ?? null }
  return { ...design, minLength: property.minLength ?? null, maxLength: property.maxLength, format: property.format ?? null }
}

function kindOf(ui: FieldUi, property: PropertySchema): DesignKind {
  if (property.type === 'boolean') return property.const === true ? 'statement' : 'yesNo'
  return ui.hundredths === true ? 'money' : ui.kind
}
