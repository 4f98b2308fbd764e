import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js'

import { FormDefinitionError } from './form.ts'
import type { Form } from './form.ts'
import { definitionProblems } from './form-definition-rules.ts'
import { builtInFormats } from './form-formats.ts'
import type { FormFormats } from './form-formats.ts'

/** A form that is known to be sound, with its validator. */
export interface CompiledForm {
  form: Form
  formats: FormFormats
  findErrors(answers: Record<string, unknown>): readonly ErrorObject[]
}

/**
 * The validators of forms in formats of these names. What a name means is asked while a form is validated: each platform of a process
 * and each check of the catalogue has formats of its own, and a form costs 4 to 20 ms to compile.
 */
interface FormatWorld {
  ajv: Ajv2020
  validators: WeakMap<Form, ValidateFunction>
  meaning: FormFormats
}

const noFormats: FormFormats = {}
const worlds = new Map<string, FormatWorld>()
const compiled = new WeakMap<FormFormats, WeakMap<Form, CompiledForm>>()

function worldOf(formats: FormFormats): FormatWorld {
  const names = Object.keys(formats).sort()
  const known = worlds.get(names.join())
  if (known !== undefined) return known
  const world: FormatWorld = {
    ajv: new Ajv2020({
      strict: true,
      allErrors: true,
      // 0.1 + 0.2 must count as a multiple of 0.1.
      multipleOfPrecision: 6,
      formats: Object.fromEntries(names.map((name) => [name, (value: string) => world.meaning[name]!(value) === true])),
    }),
    validators: new WeakMap(),
    meaning: formats,
  }
  worlds.set(names.join(), world)
  return world
}

/**
 * A form with its validator, which is made once per form and names of formats, and kept as long as the form is.
 * @throws FormDefinitionError naming every mistake in the form, unknown formats included
 */
export function compileForm(form: Form, { formats: callersFormats = noFormats }: { formats?: FormFormats } = {}): CompiledForm {
  let known = compiled.get(callersFormats)
  if (known === undefined) compiled.set(callersFormats, (known = new WeakMap()))
  let made = known.get(form)
  if (made === undefined) known.set(form, (made = compile(form, { ...builtInFormats, ...callersFormats })))
  return made
}

function compile(form: Form, formats: FormFormats): CompiledForm {
  const world = worldOf(formats)
  const validate = world.validators.get(form) ?? makeValidator(form, world)
  return {
    form,
    formats,
    findErrors(answers) {
      world.meaning = formats
      return validate(answers) ? [] : (validate.errors ?? [])
    },
  }
}

function makeValidator(form: Form, { ajv, validators }: FormatWorld): ValidateFunction {
  const problems = definitionProblems(form)
  if (problems.length > 0) throw new FormDefinitionError(form.id, problems)
  let validate: ValidateFunction
  try {
    validate = ajv.compile(form.schema)
  } catch (error) {
    // ajv throws on unknown keywords and formats; to the author that is one more mistake in the form.
    throw new FormDefinitionError(form.id, [error instanceof Error ? error.message : String(error)])
  }
  // The validator is kept here as long as its form is; ajv would keep every schema it ever saw, drafts included.
  ajv.removeSchema(form.schema)
  validators.set(form, validate)
  return validate
}
