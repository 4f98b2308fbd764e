import { fileWords, wordOf } from '../file-words.ts'
import type { Duration, ItemContent, Material, ServiceItem } from '../item.ts'
import type { Element, Elements } from '../element.ts'
import type { RawItem } from '../raw-row.ts'
import { furtherElements, furtherParts } from '../read-elements.ts'

/** The item as a file says it: the counterpart of `toServiceItem`, every element in official words. */
export function toRawItem(item: ItemContent, baseCode: string | null): RawItem {
  const { serves, fee, result } = item
  return {
    code: item.code,
    baseCode,
    name: item.name,
    shortNames: item.shortNames,
    type: wordOf(fileWords.type, item.type),
    department: item.departmentName,
    level: item.levels.map((level) => wordOf(fileWords.level, level)),
    object: objectOf(serves),
    legalBasis: item.legalBasis,
    statutoryDays: item.statutoryLimit?.amount ?? null,
    statutoryUnit: unitOf(item.statutoryLimit),
    promisedDays: item.promisedLimit.amount,
    promisedUnit: unitOf(item.promisedLimit),
    kind: wordOf(fileWords.kind, item.kind),
    siteVisits: item.siteVisits,
    siteVisitReason: item.siteVisitReason,
    onlineDepth: wordOf(fileWords.depth, item.onlineDepth),
    fee: fee && { basis: fee.basis, amount: fee.amount, ...toWords(furtherParts.fee, fee) },
    result: { name: result.name, kind: wordOf(fileWords.result, result.kind), validity: result.validity, sample: result.sample },
    conditions: item.conditions,
    theme: item.themes.map(({ audience, topic }) => ({ audience: wordOf(fileWords.audience, audience), topic })),
    crossRegion: item.crossRegion,
    intermediary: item.intermediary,
    confidence: wordOf(fileWords.confidence, item.confidence),
    notes: item.notes,
    ...toWords(furtherElements, item),
    materials: item.materials.map(toRawMaterial),
    process: item.steps.map((step, index) => ({
      id: step.id,
      order: index + 1,
      kind: wordOf(fileWords.step, step.kind),
      name: step.name,
      days: step.days,
      countedInPromise: step.countedInPromise,
      ...toWords(furtherParts.steps, step),
    })),
    situations: item.situations.map(({ id, question, options }) => ({
      id,
      question,
      options: options.map((option) => ({ id: option.id, label: option.label, addMaterials: option.addMaterials.map(toRawMaterial), removeMaterials: option.removeMaterials })),
    })),
  }
}

const toRawMaterial = (material: Material): RawItem => ({
  id: material.id,
  name: material.name,
  form: wordOf(fileWords.form, material.form),
  copies: material.copies,
  source: wordOf(fileWords.source, material.source),
  necessary: material.necessary,
  deferrable: material.deferrable,
  commitment: material.commitment,
  exemptBy: material.exemptBy,
  ...toWords(furtherParts.materials, material),
})

const unitOf = (limit: Duration | null): string | null => limit && wordOf(fileWords.unit, limit.unit)

/** null: nobody yet, which only an unfinished draft says. */
const objectOf = ({ persons, enterprises }: ServiceItem['serves']): string | null =>
  persons && enterprises ? wordOf(fileWords.object, 'both') : persons ? wordOf(fileWords.object, 'persons') : enterprises ? wordOf(fileWords.object, 'enterprises') : null

const toWords = (elements: Elements, values: object): RawItem =>
  Object.fromEntries(Object.entries(elements).map(([key, element]) => [key, toWord(element, (values as Record<string, unknown>)[key])]))

function toWord(element: Element, value: unknown): unknown {
  if (value === null || value === undefined) return null
  switch (element.kind) {
    case 'choice': return element.words[String(value)]
    case 'choices': return (value as string[]).map((each) => element.words[each])
    case 'duration': return { amount: (value as Duration).amount, unit: unitOf(value as Duration) }
    case 'object': return toWords(element.parts, value as object)
    case 'list': return (value as object[]).map((each) => toWords(element.parts, each))
    default: return value
  }
}
