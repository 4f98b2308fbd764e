import type {
  Choice,
  ConditionalSchema,
  ConditionValue,
  FieldUi,
  Form,
  FormSchema,
  InputMode,
  PropertySchema,
} from './form.ts'

/** The answers that make a question appear: `{ handledBy: 'agent' }`, or several values as a list. */
export type AskedWhen = Readonly<Record<string, ConditionValue | ConditionValue[]>>

/** All answers of one set, or of any of several sets. */
export type AskedWhenAny = AskedWhen | readonly AskedWhen[]

/** A question as its author writes it; `composeForm` splits it into JSON Schema and UI schema. */
export interface Question {
  property: PropertySchema
  ui: FieldUi
  optional?: boolean
  askedWhen?: AskedWhenAny
  /** Formats the answer must have besides, depending on other answers. */
  formatWhen?: { when: AskedWhen; format: string }[]
}

export interface QuestionSection {
  id: string
  title: string
  help?: string
  askedWhen?: AskedWhenAny
  questions: Question[]
}

interface Wording {
  hint?: string
  autocomplete?: string
  inputMode?: InputMode
  optional?: boolean
  askedWhen?: AskedWhenAny
}

function question(property: PropertySchema, ui: FieldUi, wording: Wording): Question {
  const { hint, autocomplete, inputMode, optional, askedWhen } = wording
  return {
    property,
    ui: {
      ...ui,
      ...(hint !== undefined && { hint }),
      ...(autocomplete !== undefined && { autocomplete }),
      ...(inputMode !== undefined && { inputMode }),
    },
    ...(optional !== undefined && { optional }),
    ...(askedWhen !== undefined && { askedWhen }),
  }
}

/** A question answered in words or with a code. */
export function askText(
  name: string,
  title: string,
  wording: Wording & {
    maxLength: number
    minLength?: number
    kind?: 'text' | 'textarea' | 'phone' | 'identityNumber' | 'address'
    format?: string
    formatWhen?: Question['formatWhen']
  },
): Question {
  const { maxLength, minLength, format, kind = 'text', formatWhen } = wording
  return {
    ...question(
      {
        type: 'string',
        title,
        ...(minLength !== undefined && { minLength }),
        maxLength,
        ...(format !== undefined && { format }),
      },
      { name, kind },
      wording,
    ),
    ...(formatWhen !== undefined && { formatWhen }),
  }
}

/** A question answered with a day; `format` may narrow it (`past-date`). */
export function askDate(name: string, title: string, wording: Wording & { format?: string } = {}): Question {
  const { format = 'date' } = wording
  return question({ type: 'string', title, maxLength: 10, format }, { name, kind: 'date' }, wording)
}

/** A question answered with a number within bounds, with at most `decimals` (default 0) decimal places. */
export function askNumber(
  name: string,
  title: string,
  wording: Wording & { unit: string; minimum: number; maximum: number; decimals?: 0 | 1 | 2 },
): Question {
  const { unit, minimum, maximum, decimals = 0 } = wording
  return question(
    decimals === 0
      ? { type: 'integer', title, minimum, maximum }
      : { type: 'number', title, minimum, maximum, multipleOf: decimals === 1 ? 0.1 : 0.01 },
    { name, kind: 'number', unit },
    wording,
  )
}

/** A question answered with an amount of money: typed in 元, stored in 分; the bounds are in 分. */
export function askMoney(name: string, title: string, wording: Wording & { minimum: number; maximum: number }): Question {
  const { minimum, maximum } = wording
  return question(
    { type: 'integer', title, description: '单位：分', minimum, maximum },
    { name, kind: 'number', unit: '元', hundredths: true },
    wording,
  )
}

function toChoices(options: Readonly<Record<string, string>>): Choice[] {
  return Object.entries(options).map(([value, title]) => ({ const: value, title }))
}

/** A question answered by choosing one; `options` maps stored codes to the words people read. */
export function askChoice(
  name: string,
  title: string,
  options: Readonly<Record<string, string>>,
  wording: Wording & { kind?: 'radio' | 'select' } = {},
): Question {
  return question({ type: 'string', title, oneOf: toChoices(options) }, { name, kind: wording.kind ?? 'radio' }, wording)
}

/** A question answered by choosing any number. */
export function askChoices(
  name: string,
  title: string,
  options: Readonly<Record<string, string>>,
  wording: Wording = {},
): Question {
  const oneOf = toChoices(options)
  return question(
    { type: 'array', title, items: { type: 'string', oneOf }, uniqueItems: true, maxItems: oneOf.length },
    { name, kind: 'checkboxes' },
    wording,
  )
}

/** A question answered with yes or no. */
export function askYesNo(name: string, title: string, wording: Wording = {}): Question {
  return question({ type: 'boolean', title }, { name, kind: 'radio' }, wording)
}

/** A statement that has to be ticked; `tick` are the words the person agrees to. */
export function askStatement(name: string, title: string, tick: string, wording: Wording = {}): Question {
  return question({ type: 'boolean', title, const: true }, { name, kind: 'checkboxes', tick }, wording)
}

function toCondition(when: AskedWhen): ConditionalSchema['if'] {
  return {
    properties: Object.fromEntries(
      Object.entries(when).map(([field, value]) => [field, Array.isArray(value) ? { enum: value } : { const: value }]),
    ),
    required: Object.keys(when),
  }
}

const setsOf = (when: AskedWhenAny | undefined): readonly AskedWhen[] => (when === undefined ? [{}] : isList(when) ? when : [when])

const isList = (when: AskedWhenAny): when is readonly AskedWhen[] => Array.isArray(when)

/** Each set of answers that makes a question appear: one of its page's together with one of its own. */
const waysToAsk = (page: AskedWhenAny | undefined, own: AskedWhenAny | undefined): AskedWhen[] =>
  page === undefined && own === undefined ? [] : setsOf(page).flatMap((outer) => setsOf(own).map((inner) => ({ ...outer, ...inner })))

function toConditionals(sections: readonly QuestionSection[]): ConditionalSchema[] {
  const byCondition = new Map<string, ConditionalSchema>()
  const conditionalFor = (when: AskedWhen): ConditionalSchema => {
    const key = JSON.stringify(when)
    const known = byCondition.get(key)
    if (known !== undefined) return known
    // oxlint-disable-next-line unicorn/no-thenable -- the keyword of JSON Schema
    const made: ConditionalSchema = { if: toCondition(when), then: { properties: {} } }
    byCondition.set(key, made)
    return made
  }
  for (const section of sections) {
    for (const { ui, optional, askedWhen, formatWhen = [] } of section.questions) {
      for (const way of waysToAsk(section.askedWhen, askedWhen)) {
        const { then } = conditionalFor(way)
        then.properties[ui.name] = true
        if (optional !== true) then.required = [...(then.required ?? []), ui.name]
      }
      for (const { when, format } of formatWhen) {
        conditionalFor(when).then.properties[ui.name] = { type: 'string', format }
      }
    }
  }
  return [...byCondition.values()]
}

/** Builds the plain data of a form from its questions. Mistakes are found by `compileForm`. */
export function composeForm(id: string, title: string, sections: readonly QuestionSection[]): Form {
  const questions = sections.flatMap((section) =>
    section.questions.map((asked) => ({ ...asked, always: section.askedWhen === undefined && asked.askedWhen === undefined })),
  )
  const allOf = toConditionals(sections)
  const schema: FormSchema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    title,
    properties: Object.fromEntries(questions.map(({ ui, property }) => [ui.name, property])),
    required: questions.filter(({ always, optional }) => always && optional !== true).map(({ ui }) => ui.name),
    additionalProperties: false,
    ...(allOf.length > 0 && { allOf }),
  }
  return {
    id,
    schema,
    ui: {
      sections: sections.map((section) => ({
        id: section.id,
        title: section.title,
        ...(section.help !== undefined && { help: section.help }),
        fields: section.questions.map(({ ui }) => ui),
      })),
    },
  }
}
