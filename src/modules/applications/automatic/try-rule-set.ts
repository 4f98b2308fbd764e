import Type from 'typebox'
import { type FieldError, invalidInput } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getPublishedItem } from '../../catalogue/index.ts'
import { assess } from './assess-rules.ts'
import { ItemParams, TrialAnswer } from './automatic-contract.ts'
import { describeResults } from './describe-automatic.ts'
import { checkExpression, type FactKind, MAX_EXPRESSION_CHARACTERS } from './expression-rules.ts'
import { dictionaryOf } from './fact-rules.ts'
import type { FactValue } from './rule-set.ts'

const TestFact = Type.Union([Type.String({ maxLength: 200 }), Type.Number(), Type.Boolean(), Type.Array(Type.String({ maxLength: 200 }), { maxItems: 50 }), Type.Null()])

/** 试算: unsaved rules over invented facts, rule by rule, with what is wrong at its place. Writes nothing. */
export const tryAutomaticRules = defineOperation({
  id: 'applications.tryAutomaticRules',
  summary: '用假设的事实试算自动审批规则',
  audience: 'staff',
  permission: 'applications.readAutomaticRules',
  params: ItemParams,
  body: Type.Object(
    {
      rules: Type.Array(Type.Object({ id: Type.String({ maxLength: 40 }), title: Type.String({ maxLength: 100 }), expression: Type.String({ maxLength: MAX_EXPRESSION_CHARACTERS }) }, { additionalProperties: false }), { title: '规则', maxItems: 30 }),
      /** What is not named is unknown. */
      facts: Type.Record(Type.String({ maxLength: 100 }), TestFact, { title: '假设的事实' }),
    },
    { additionalProperties: false },
  ),
  output: TrialAnswer,
  async run(ctx, { params, body: { rules, facts } }) {
    const dictionary = dictionaryOf(await getPublishedItem(ctx, params.item))
    const kinds = new Map(dictionary.map(({ name, kind }) => [name, kind]))
    const errors = Object.entries(facts).flatMap(([name, value]) => factErrors(name, value, kinds))
    if (errors.length > 0) throw invalidInput(errors)
    const { isGranted, results } = assess(rules, Object.fromEntries(dictionary.map(({ name }) => [name, facts[name] ?? null])), dictionary)
    return { isGranted, results: describeResults(results), problems: rules.flatMap(({ expression }, rule) => checkExpression(expression, kinds).map((problem) => ({ rule, ...problem }))) }
  },
})

function factErrors(name: string, value: FactValue, kinds: ReadonlyMap<string, FactKind>): FieldError[] {
  const pointer = `/facts/${name}`
  const kind = kinds.get(name)
  if (!kind) return [{ pointer, message: `没有「${name}」这个事实。` }]
  if (value === null) return []
  const isRight = kind === 'texts' ? Array.isArray(value) : kind === 'text' ? typeof value === 'string' : typeof value === kind
  return isRight ? [] : [{ pointer, message: `「${name}」的写法不对，请按事实清单填写。` }]
}
