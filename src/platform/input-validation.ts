import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { TSchema } from 'typebox'
import { type FieldError, invalidInput } from './errors.ts'

const options = { allErrors: true, strict: false, verbose: true } as const
const strictAjv = addFormats.default(new Ajv2020(options))
const coercingAjv = addFormats.default(new Ajv2020({ ...options, coerceTypes: true }))
const compiled = new WeakMap<object, ValidateFunction>()

/** Deeper than any honest body; keeps a hostile one from exhausting the stack. */
const MAX_DEPTH = 24

/**
 * Checks one part of a request against its schema. Texts of the URL are turned into the schema's types; a body is not.
 * @throws Refusal 422 naming every wrong field in Chinese
 */
export function validateInput(schema: TSchema, value: unknown, from: 'body' | 'url'): void {
  const unreadable = findUnreadable(value, '', 0)
  if (unreadable) throw invalidInput([unreadable])
  const validate = compiled.get(schema) ?? (from === 'url' ? coercingAjv : strictAjv).compile(schema)
  compiled.set(schema, validate)
  if (validate(value)) return
  const errors = new Map<string, FieldError>()
  for (const error of validate.errors ?? []) {
    if (error.keyword === 'if' || error.keyword === 'anyOf' || error.keyword === 'oneOf') continue
    const pointer = pointerOf(error)
    if (!errors.has(pointer)) errors.set(pointer, { pointer, message: toMessage(error) })
  }
  throw invalidInput(errors.size ? [...errors.values()] : [{ pointer: '', message: '内容不符合要求，请检查后重新填写。' }])
}

function pointerOf(error: ErrorObject): string {
  if (error.keyword === 'required') return `${error.instancePath}/${String(error.params.missingProperty)}`
  if (error.keyword === 'additionalProperties') return `${error.instancePath}/${String(error.params.additionalProperty)}`
  return error.instancePath
}

function toMessage(error: ErrorObject): string {
  const parent = error.parentSchema as { title?: string; properties?: Record<string, { title?: string }> } | undefined
  const property = error.keyword === 'required' ? parent?.properties?.[String(error.params.missingProperty)] : undefined
  const title = property?.title ?? (error.keyword === 'required' ? undefined : parent?.title) ?? '这一项'
  const limit = String(error.params.limit)
  switch (error.keyword) {
    case 'required': return `请填写${title}。`
    case 'additionalProperties': return '没有这一项，请去掉后再提交。'
    case 'type': return `${title}的格式不对，应为${TYPE_NAMES[String(error.params.type)] ?? '其他类型'}。`
    case 'enum': case 'const': return `${title}只能从给定的选项中选择。`
    case 'minLength': return limit === '1' ? `请填写${title}。` : `${title}至少 ${limit} 个字。`
    case 'maxLength': return `${title}最多 ${limit} 个字，请缩短后再提交。`
    case 'minimum': return `${title}不能小于 ${limit}。`
    case 'maximum': return `${title}不能大于 ${limit}。`
    case 'minItems': return `${title}至少要有 ${limit} 项。`
    case 'maxItems': return `${title}最多 ${limit} 项。`
    case 'format': return error.params.format === 'date' ? `${title}应为真实存在的日期，如 2026-11-22。` : `${title}的格式不对，请检查。`
    default: return `${title}的格式不对，请检查。`
  }
}

const TYPE_NAMES: Record<string, string> = { string: '文字', number: '数字', integer: '整数', boolean: '是或否', array: '列表', object: '一组内容', null: '空' }

/** Control characters and half characters: no honest text has them, and PostgreSQL cannot store some of them. */
const UNREADABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

function findUnreadable(value: unknown, pointer: string, depth: number): FieldError | undefined {
  if (typeof value === 'string') {
    return UNREADABLE.test(value) || !value.isWellFormed() ? { pointer, message: '含有无法识别的字符，请删除后重新输入。' } : undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  if (depth > MAX_DEPTH) return { pointer: '', message: '内容层次太多，无法处理。' }
  for (const [key, each] of Object.entries(value)) {
    const found = findUnreadable(key, `${pointer}`, depth) ?? findUnreadable(each, `${pointer}/${key}`, depth + 1)
    if (found) return found
  }
  return undefined
}
