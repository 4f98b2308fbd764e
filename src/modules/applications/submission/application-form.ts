import type { Platform } from '../../../platform/context.ts'
import { compileForm, type CompiledForm } from '../../../platform/forms/index.ts'
import { createFormFormats, formOf, type ServiceItem } from '../../catalogue/index.ts'
import { parseUscc } from '../../organisation/index.ts'
import { parseIdentityNumber } from '../../subjects/index.ts'

/** The form of this version of an item: the one designed for it, else the one in code. */
export { formOf } from '../../catalogue/index.ts'

/** One formats object a clock: compiled forms are cached by it. */
const formats = new WeakMap<object, ReturnType<typeof createFormFormats>>()

/** The form of this version of an item, ready to check answers. */
export function compiledFormOf(platform: Pick<Platform, 'clock'>, item: Pick<ServiceItem, 'code' | 'serves' | 'form'>): CompiledForm {
  let known = formats.get(platform.clock)
  if (!known) formats.set(platform.clock, (known = createFormFormats({ identityNumber: parseIdentityNumber, uscc: parseUscc, today: platform.clock.today })))
  return compileForm(formOf(item), { formats: known })
}
