import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ValidateFunction } from 'ajv/dist/2020.js'

import { FormDefinitionError } from './form.ts'
import type { Form } from './form.ts'
import { definitionProblems } from './form-definition-rules.ts'
import { builtInFormats } from './form-formats.ts'
import type { FormFormats } from './form-formats.ts'

/** A form that is known to be sound, with its validator. */
export interface CompiledForm {
  form: Form
  formats: FormFormats
  validate: ValidateFunction
}

interface FormatWorld {
  ajv: Ajv2020
  formats: FormFormats
  compiled: WeakMap<Form, CompiledForm>
}

const noFormats: FormFormats = {}
const worlds = new WeakMap<FormFormats, FormatWorld>()

function worldOf(callersFormats: FormFormats): FormatWorld {
  const known = worlds.get(callersFormats)
  if (known !== undefined) return known
  const formats: FormFormats = { ...builtInFormats, ...callersFormats }
  const ajv = new Ajv2020({
    strict: true,
    allErrors: true,
    // 0.1 + 0.2 must count as a multiple of 0.1.
    multipleOfPrecision: 6,
    formats: Object.fromEntries(
      Object.entries(formats).map(([name, check]) => [name, (value: string) => check(value) === true]),
    ),
  })
  const world = { ajv, formats, compiled: new WeakMap<Form, CompiledForm>() }
  worlds.set(callersFormats, world)
  return world
}

/**
 * Compiles a form once per form and formats object (measured at 4 to 20 ms; cached afterwards).
 * @throws FormDefinitionError naming every mistake in the form, unknown formats included
 */
export function compileForm(form: Form, { formats: callersFormats = noFormats }: { formats?: FormFormats } = {}): CompiledForm {
  const { ajv, formats, compiled } = worldOf(callersFormats)
  const known = compiled.get(form)
  if (known !== undefined) return known
  const problems = definitionProblems(form)
  if (problems.length > 0) throw new FormDefinitionError(form.id, problems)
  let validate: ValidateFunction
  try {
    validate = ajv.compile(form.schema)
  } catch (error) {
    // ajv throws on unknown keywords and formats; to the author that is one more mistake in the form.
    throw new FormDefinitionError(form.id, [error instanceof Error ? error.message : String(error)])
  }
  // The validator is kept below as long as its form is; ajv would keep every schema it ever saw, drafts included.
  ajv.removeSchema(form.schema)
  const made = { form, formats, validate }
  compiled.set(form, made)
  return made
}
