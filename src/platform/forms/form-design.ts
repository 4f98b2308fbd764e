import type { AskedWhen, AskedWhenAny, Question, QuestionSection } from './compose-form.ts'
import { askChoice, askChoices, askDate, askMoney, askNumber, askStatement, askText, askYesNo, composeForm } from './compose-form.ts'
import { choicesOf, FormDefinitionError } from './form.ts'
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
  /** What has to hold for any question of the page to be asked. */
  askedWhen: DesignCondition[]
  askedWhenJoin?: ConditionJoin
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
  askedWhenJoin?: ConditionJoin
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

/** How several conditions belong together: any of them is enough, else all have to hold. Forms designed before there was a choice do not have it. */
export type ConditionJoin = 'any' | null

/** Conditions as they stand at a page or a question. */
export type Asking = Pick<SectionDesign, 'askedWhen' | 'askedWhenJoin'>

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
  const toAsked = ({ askedWhen, askedWhenJoin }: Asking): { askedWhen?: AskedWhenAny } => {
    if (askedWhen.length === 0) return {}
    return { askedWhen: askedWhenJoin === 'any' && askedWhen.length > 1 ? askedWhen.map((condition) => toWhen([condition])) : toWhen(askedWhen) }
  }
  return composeForm(id, title, sections.map((section): QuestionSection => ({
    id: section.id,
    title: section.title,
    ...(section.help !== null && { help: section.help }),
    ...toAsked(section),
    questions: section.fields.map((field) => ({ ...toQuestion(field, toWhen), ...toAsked(field) })),
  })))
}

function toQuestion(field: FieldDesign, toWhen: (conditions: readonly DesignCondition[]) => AskedWhen): Question {
  const { id, kind, title } = field
  const wording = {
    hint: field.hint ?? undefined,
    autocomplete: field.autocomplete ?? undefined,
    inputMode: field.inputMode ?? undefined,
    ...(!field.isRequired && { optional: true }),
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

/**
 * The design of a form that was composed: `toForm` gives the same form back.
 * @throws FormDefinitionError when a question waits for more than a page and a question can say, each all or any
 */
export function toDesign({ id: formId, schema, ui }: Form): FormDesign {
  const conditionals = schema.allOf ?? []
  const refuse = (name: string): never => {
    throw new FormDefinitionError(formId, [`"${name}" cannot be copied: a page and a question can each wait for all or any of several answers, and for no more`])
  }
  const fieldOf = (fieldUi: FieldUi): AskedField => {
    const { name } = fieldUi
    return {
      ...describeAnswer(fieldUi, schema.properties[name]!),
      isRequired: schema.required.includes(name) || conditionals.some(({ then }) => then.required?.includes(name)),
      ...toAsking(conditionals.filter(({ then }) => then.properties[name] === true).map((each) => toConditions(each.if)), () => refuse(name)),
      formatWhen: conditionals.flatMap(({ if: condition, then }) => {
        const rule = then.properties[name]
        return typeof rule === 'object' ? toConditions(condition).map((each) => ({ ...each, format: rule.format })) : []
      }),
    }
  }
  return { title: schema.title, sections: ui.sections.map(({ id, title, help, fields }) => liftConditions({ id, title, help: help ?? null }, fields.map(fieldOf), refuse)) }
}

const toConditions = ({ properties }: ConditionSchema): DesignCondition[] =>
  Object.entries(properties).map(([field, expected]) => ({ field, values: ('const' in expected ? [expected.const] : expected.enum).map(String) }))

/** A question with the conditions of its page still in its own: all of `askedWhen`, and any of `askedOnAny` where there are some. */
interface AskedField extends FieldDesign {
  askedOnAny: DesignCondition[]
}

const isSame = (one: DesignCondition, other: DesignCondition): boolean => one.field === other.field && one.values.join('\n') === other.values.join('\n')
const isIn = (conditions: readonly DesignCondition[]) => (condition: DesignCondition) => conditions.some((each) => isSame(each, condition))

/** What all ways to be asked have in common, and the one condition by which each differs. */
function toAsking(ways: readonly DesignCondition[][], refuse: () => never): Pick<AskedField, 'askedWhen' | 'askedOnAny'> {
  const [first = [], ...rest] = ways
  const common = first.filter((condition) => rest.every((way) => isIn(way)(condition)))
  const others = ways.map((way) => way.filter((condition) => !isIn(common)(condition)))
  if (ways.length < 2) return { askedWhen: common, askedOnAny: [] }
  return { askedWhen: common, askedOnAny: others.map((way) => (way.length === 1 ? way[0]! : refuse())) }
}

/** What every question of a page waits for is the page's condition. */
function liftConditions(page: Pick<SectionDesign, 'id' | 'title' | 'help'>, fields: readonly AskedField[], refuse: (name: string) => never): SectionDesign {
  const [first, ...rest] = fields
  const shared = (first?.askedWhen ?? []).filter((condition) => rest.every(({ askedWhen }) => isIn(askedWhen)(condition)))
  const any = first?.askedOnAny ?? []
  const areAllOnAny = any.length > 0 && shared.length === 0 && rest.every(({ askedOnAny }) => askedOnAny.length === any.length && askedOnAny.every(isIn(any)))
  return {
    ...page,
    ...(areAllOnAny ? joined(any) : { askedWhen: shared }),
    fields: fields.map(({ askedOnAny, askedWhen, ...field }) => {
      const own = askedWhen.filter((condition) => !isIn(shared)(condition))
      if (askedOnAny.length === 0 || areAllOnAny) return { ...field, askedWhen: own }
      return own.length > 0 ? refuse(field.id) : { ...field, ...joined(askedOnAny) }
    }),
  }
}

const joined = (conditions: DesignCondition[]): Asking => ({ askedWhen: conditions, askedWhenJoin: 'any' })

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
