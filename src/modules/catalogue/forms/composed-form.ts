import { canonicalJson } from '../../../platform/canonical-json.ts'
import { type Form, type FormDesign, toForm } from '../../../platform/forms/index.ts'

/** Forms kept composed: every form in use many times over; older ones are composed again when asked for. */
const MOST_KEPT = 1000

/**
 * The same content gives the same form, however often the catalogue was read anew or a draft saved: what is compiled of a
 * form (4 to 20 ms) is kept by the form.
 */
const byContent = new Map<string, Form>()
const byDesign = new WeakMap<FormDesign, Form>()

/** The form that a design says, ready to be compiled, asked and shown. */
export function composedForm(itemCode: string, design: FormDesign): Form {
  const known = byDesign.get(design)
  if (known?.id === itemCode) return known
  const content = `${itemCode} ${canonicalJson(design)}`
  const form = byContent.get(content) ?? toForm(itemCode, design)
  byContent.delete(content)
  byContent.set(content, form)
  if (byContent.size > MOST_KEPT) byContent.delete(byContent.keys().next().value!)
  byDesign.set(design, form)
  return form
}
