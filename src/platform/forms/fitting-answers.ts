import { choicesOf } from './form.ts'
import type { DraftAnswers, Form, PropertySchema } from './form.ts'

/**
 * What of earlier answers this form can still show: a draft begun before the form changed keeps every answer to a question
 * that is still asked the same way, and loses the others without a word to the person, who could not take them back.
 */
export function fittingAnswers(form: Form, answers: DraftAnswers): DraftAnswers {
  return Object.fromEntries(Object.entries(answers).flatMap(([name, answer]) => {
    const property = Object.hasOwn(form.schema.properties, name) ? form.schema.properties[name] : undefined
    return property === undefined ? [] : fit(property, answer).map((fitting) => [name, fitting])
  }))
}

/** Nothing, or the answer as it fits. Right or wrong it stays: a mistake is told where it was typed. */
function fit(property: PropertySchema, answer: unknown): unknown[] {
  const offered = choicesOf(property)?.map((choice) => choice.const)
  if (property.type === 'array') return Array.isArray(answer) ? [answer.filter((each) => typeof each === 'string' && offered!.includes(each))] : []
  if (Array.isArray(answer) || typeof answer === 'object') return []
  if (offered !== undefined) return typeof answer === 'string' && (answer === '' || offered.includes(answer)) ? [answer] : []
  // A number or a yes that cannot be read is kept as it was typed.
  if (property.type === 'string') return typeof answer === 'string' ? [answer] : []
  if (property.type === 'boolean') return typeof answer === 'boolean' || answer === '' ? [answer] : []
  return typeof answer === 'number' || typeof answer === 'string' ? [answer] : []
}
