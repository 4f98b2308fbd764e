import { choicesOf } from './form.ts'
import type { ConditionalSchema, FieldKind, FieldUi, Form, PropertySchema } from './form.ts'

/** Longer texts belong into an uploaded file; also bounds what one form can cost to check and to store. */
const longestTextCharacters = 4000

function kindsFor(property: PropertySchema): readonly FieldKind[] {
  if (property.type === 'boolean') return property.const === true ? ['checkboxes'] : ['radio']
  if (property.type === 'array') return ['checkboxes']
  if (property.type !== 'string') return ['number']
  if ('oneOf' in property) return ['radio', 'select']
  return ['text', 'textarea', 'date', 'phone', 'identityNumber', 'address']
}

function problemsOfProperty(name: string, property: PropertySchema): string[] {
  const problems: string[] = []
  // Keeps names fit for URLs, HTML ids and object keys; `in` also catches what every object inherits.
  if (!/^[a-z][A-Za-z0-9]{0,63}$/.test(name) || name in {}) problems.push(`"${name}" is not a usable field name`)
  if (property.title.trim() === '') problems.push(`"${name}" needs a title: messages are made from it`)
  const choices = choicesOf(property)
  if (choices !== undefined) {
    const values = new Set(choices.map((choice) => choice.const))
    if (choices.length === 0 || values.size !== choices.length) problems.push(`"${name}" needs different choices`)
  } else if (property.type === 'string' && 'maxLength' in property) {
    if (!(property.maxLength >= 1 && property.maxLength <= longestTextCharacters)) {
      problems.push(`"${name}" needs a maxLength from 1 to ${longestTextCharacters}`)
    }
  } else if (property.type === 'number' || property.type === 'integer') {
    if (!(property.minimum <= property.maximum && Math.abs(property.maximum) <= Number.MAX_SAFE_INTEGER)) {
      problems.push(`"${name}" needs a minimum and a maximum`)
    }
  } else if (property.type === 'string') {
    problems.push(`"${name}" needs a maxLength or choices`)
  }
  return problems
}

function problemsOfField(field: FieldUi, property: PropertySchema | undefined): string[] {
  if (property === undefined) return [`the section asks for "${field.name}", which the schema does not have`]
  const problems: string[] = []
  if (!kindsFor(property).includes(field.kind)) {
    problems.push(`"${field.name}" is ${property.type} and cannot be shown as ${field.kind}`)
  }
  if (field.kind === 'date' && !('format' in property)) problems.push(`"${field.name}" is a date without a format`)
  if (property.type === 'boolean' && property.const === true && field.tick === undefined) {
    problems.push(`"${field.name}" needs the words to tick`)
  }
  if (field.hundredths === true && property.type !== 'integer') {
    problems.push(`"${field.name}" counts hundredths and must be an integer`)
  }
  return problems
}

function problemsOfConditional(form: Form, conditional: ConditionalSchema): string[] {
  const problems: string[] = []
  const order = form.ui.sections.flatMap(({ fields }) => fields.map(({ name }) => name))
  for (const [name, expected] of Object.entries(conditional.if.properties)) {
    const property = Object.hasOwn(form.schema.properties, name) ? form.schema.properties[name] : undefined
    if (!conditional.if.required.includes(name)) {
      problems.push(`the condition on "${name}" must require it, or no answer would fulfil it`)
    }
    const values = 'const' in expected ? [expected.const] : expected.enum
    const possible =
      property?.type === 'boolean' ? [true, false] : property?.type === 'string' ? choicesOf(property)?.map((choice) => choice.const) : []
    const impossible = values.filter((value) => !(possible ?? []).some((choice) => choice === value))
    if (values.length === 0 || impossible.length > 0) {
      problems.push(`the condition on "${name}" waits for ${impossible.join(', ') || 'nothing'}, which cannot be answered`)
    }
    for (const [target, rule] of Object.entries(conditional.then.properties)) {
      if (!Object.hasOwn(form.schema.properties, target)) problems.push(`a condition names "${target}", which does not exist`)
      // What decides is asked first, so no circle can close. On the same page it is enough to stand below.
      else if (rule === true && order.indexOf(target) <= order.indexOf(name)) {
        problems.push(`"${target}" depends on "${name}" and must stand behind it`)
      }
    }
  }
  for (const [target, rule] of Object.entries(conditional.then.properties)) {
    if (rule === true && form.schema.required.includes(target)) {
      problems.push(`"${target}" is asked only sometimes and cannot always be required`)
    }
  }
  for (const target of conditional.then.required ?? []) {
    if (conditional.then.properties[target] !== true) problems.push(`the condition requires "${target}" without asking for it`)
  }
  return problems
}

/**
 * What is wrong with a form beyond its being valid JSON Schema: unbounded answers, fields that are on no page or
 * on two, conditions that cannot hold or that wait for what is asked later. Empty when it is sound.
 */
export function definitionProblems(form: Form): string[] {
  const { properties, required, additionalProperties, allOf = [] } = form.schema
  const shown = form.ui.sections.flatMap(({ fields }) => fields)
  const names = shown.map(({ name }) => name)
  const sectionIds = form.ui.sections.map(({ id }) => id)
  return [
    ...(additionalProperties === false ? [] : ['the schema must refuse other properties']),
    ...sectionIds.filter((id, index) => sectionIds.indexOf(id) !== index).map((id) => `two sections are called "${id}"`),
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `"${name}" is asked twice`),
    ...Object.keys(properties).filter((name) => !names.includes(name)).map((name) => `"${name}" is in no section`),
    ...required.filter((name) => !Object.hasOwn(properties, name)).map((name) => `"${name}" is required but does not exist`),
    ...Object.entries(properties).flatMap(([name, property]) => problemsOfProperty(name, property)),
    ...shown.flatMap((field) =>
      problemsOfField(field, Object.hasOwn(properties, field.name) ? properties[field.name] : undefined),
    ),
    ...allOf.flatMap((conditional) => problemsOfConditional(form, conditional)),
  ]
}
