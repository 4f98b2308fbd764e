import type { Platform } from '../../platform/context.ts'
import { compileForm, type CompiledForm, type Form } from '../../platform/forms/index.ts'
import { createFormFormats, formFor, type ServiceItem } from '../catalogue/index.ts'
import { parseUscc } from '../organisation/index.ts'
import { parseIdentityNumber } from '../subjects/index.ts'

/** The form an item asks to be filled in. */
export const formOf = (item: Pick<ServiceItem, 'code' | 'serves'>): Form =>
  formFor(item.code, item.serves.persons && item.serves.enterprises ? 'both' : item.serves.persons ? 'person' : 'enterprise')

/** One formats object a clock: compiled forms are cached by it. */
const formats = new WeakMap<object, ReturnType<typeof createFormFormats>>()

export function compiledFormOf(platform: Pick<Platform, 'clock'>, item: Pick<ServiceItem, 'code' | 'serves'>): CompiledForm {
  let known = formats.get(platform.clock)
  if (!known) formats.set(platform.clock, (known = createFormFormats({ identityNumber: parseIdentityNumber, uscc: parseUscc, today: platform.clock.today })))
  return compileForm(formOf(item), { formats: known })
}
