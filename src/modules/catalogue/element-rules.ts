import Type, { type TSchema } from 'typebox'
import type { ItemContent, Material, ServiceObject, Step } from './item.ts'
import { type Element, type Elements, itemElements } from './item-elements.ts'
import { proposeHolder, proposeProves } from './propose-rules.ts'

const MAX_TEXT = 1000
export const MAX_LONG_TEXT = 5000
/** A list longer than this is a file pasted into the wrong place. */
export const MAX_MEMBERS = 200

/** What may be sent for an element. A draft may still be empty where a published version may not: that is the element check's. */
export function toElementSchema(element: Element): TSchema {
  const schema = schemaOf(element)
  return element.isOptional ? Type.Union([schema, Type.Null()], { title: element.title }) : schema
}

export const toElementsSchema = (elements: Elements): Type.TObject =>
  Type.Object(Object.fromEntries(Object.entries(elements).map(([key, element]) => [key, element.mayBeAbsent ? Type.Optional(toElementSchema(element)) : toElementSchema(element)])), { additionalProperties: false })

function schemaOf(element: Element): TSchema {
  const { title } = element
  switch (element.kind) {
    case 'text': return Type.String({ title, maxLength: element.maxLength ?? MAX_TEXT, ...(element.pattern ? { pattern: `(${element.pattern})|^$` } : {}), ...(element.format ? { format: element.format } : {}) })
    case 'longText': return Type.String({ title, maxLength: MAX_LONG_TEXT })
    case 'texts': return Type.Array(Type.String({ title, maxLength: MAX_TEXT }), { title, maxItems: MAX_MEMBERS })
    case 'number': return element.isInteger ? Type.Integer({ title, minimum: 0, ...(element.maximum === undefined ? {} : { maximum: element.maximum }) }) : Type.Number({ title, minimum: 0, ...(element.maximum === undefined ? {} : { maximum: element.maximum }) })
    case 'yesNo': return Type.Boolean({ title })
    case 'choice': return Type.Unsafe({ enum: keysOf(element), title })
    case 'choices': return Type.Array(Type.Enum(Object.keys(element.words), { title }), { title, uniqueItems: true })
    case 'duration': return Type.Object({ amount: Type.Number({ title, minimum: 0, maximum: 10_000 }), unit: Type.Enum(['workday', 'naturalDay', 'hour'], { title: `${title}的单位` }) }, { title, additionalProperties: false })
    case 'object': return Type.Object(toElementsSchema(element.parts).properties, { title, additionalProperties: false })
    case 'list': return Type.Array(toElementsSchema(element.parts), { title, maxItems: MAX_MEMBERS })
  }
}

const keysOf = ({ words, isNumber }: Extract<Element, { kind: 'choice' }>): string[] | number[] => (isNumber ? Object.keys(words).map(Number) : Object.keys(words))

/** The content of an item as an editor sends it. */
export const ItemContentSchema = Type.Unsafe<ItemContent>(toElementsSchema(itemElements))

const MATERIAL_DEFAULTS: Omit<Material, 'id' | 'name' | 'form' | 'copies' | 'source' | 'necessary' | 'deferrable' | 'commitment' | 'exemptBy' | 'waiverWay' | 'holder' | 'proves' | 'kind'> = {
  sourceNote: null, paperSize: null, blankForm: null, sample: null, fillingNotes: null, acceptanceStandard: null, legalBasis: null, remark: null,
}
const STEP_DEFAULTS: Pick<Step, 'office' | 'basis' | 'note'> = { office: null, basis: null, note: null }

/** What an element is where a source does not say it. */
const DEFAULTS = {
  mainItem: null, localBaseCode: null, authorityNature: 'statutory', entrustedBy: null, jointDepartments: [], powerSource: 'own', exerciseContent: null, powerDivision: null,
  statutoryLimitNote: null, promisedLimitNote: null, quantityLimit: null, reviewPoints: [], onlinePayment: false, onlineUrl: null, mobileUrl: null, singleSignOn: false,
  inHall: true, notInHallReason: null, hallChain: null, applicantCost: null, supportsBooking: false, supportsExpress: false, supportsTerminal: false, consultationPhone: null, complaintPhone: null, reconsideration: null,
  litigation: null, questions: [], withoutApplication: false, instantDecision: false, partOfLifeEvent: false, commitmentSystem: false, townshipCategory: null, doorstepField: null, sinking: null,
  emergingField: null, regulatoryMatter: null, otherLists: [], cancelledProofs: [], specification: null, handlingItems: [], form: null,
} as const satisfies Partial<ItemContent>

type DefaultedElement = keyof typeof DEFAULTS | 'serviceObjects' | 'handlingForms'
/** Content as a file or an older version gives it: what came to the elements later may be missing. */
export type SparseContent = Omit<ItemContent, DefaultedElement> & Partial<Pick<ItemContent, DefaultedElement>>

/** 网办深度 III and IV take an application online; I and II only inform and offer forms to download. */
export const FIRST_DEPTH_WITH_APPLICATION = 3

/** Every element with a value: defaults where the source says nothing, and what follows from other elements derived anew. */
export function completeContent(sparse: SparseContent): ItemContent {
  const serviceObjects = sparse.serviceObjects ?? [...(sparse.serves.persons ? ['person' as const] : []), ...(sparse.serves.enterprises ? ['enterprise' as const] : [])]
  return {
    ...DEFAULTS,
    jointDepartments: [], reviewPoints: [], questions: [], otherLists: [], cancelledProofs: [], handlingItems: [],
    handlingForms: sparse.onlineDepth >= FIRST_DEPTH_WITH_APPLICATION ? ['window', 'online'] : ['window'],
    ...sparse,
    serviceObjects,
    serves: servesOf(serviceObjects),
    fee: sparse.fee && { ...sparse.fee, projects: sparse.fee.projects ?? [] },
    result: { ...sparse.result, sample: sparse.result.sample ?? null },
    materials: sparse.materials.map(completeMaterial),
    steps: sparse.steps.map((step) => ({ ...STEP_DEFAULTS, ...step })),
    situations: sparse.situations.map((situation) => ({
      ...situation,
      options: situation.options.map((option) => ({ ...option, addMaterials: option.addMaterials.map(completeMaterial) })),
    })),
  }
}

const servesOf = (objects: readonly ServiceObject[]) => ({ persons: objects.includes('person'), enterprises: objects.some((object) => object !== 'person') })

const completeMaterial = (material: Material): Material => ({
  ...MATERIAL_DEFAULTS,
  ...material,
  kind: material.kind ?? (/申请|登记表|备案表|声明|承诺书/.test(material.name) ? 'form' : material.source === 'government' ? 'original' : 'other'),
  waiverWay: material.waiverWay ?? (material.exemptBy === null ? null : material.exemptBy.includes('证照') ? 'certificate' : 'sharing'),
  holder: material.holder ?? proposeHolder(material.name),
  proves: material.proves ?? proposeProves(material.name),
})

/** What a new member of a list, or an optional object, begins with. `newId` names a member that has an id. */
export function emptyValue(element: Element, newId: () => string): unknown {
  if (element.isOptional) return null
  switch (element.kind) {
    case 'text': case 'longText': return ''
    case 'texts': case 'choices': case 'list': return []
    case 'number': return 0
    case 'yesNo': return false
    case 'choice': return keysOf(element)[0]
    case 'duration': return { amount: 0, unit: 'workday' }
    case 'object': return emptyParts(element.parts, newId)
  }
}

export const emptyParts = (parts: Elements, newId: () => string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, key === 'id' ? newId() : emptyValue(part, newId)]))
