import { canonicalJson } from '../../../platform/canonical-json.ts'
import type { FieldError } from '../../../platform/errors.ts'
import type { EntryRow } from '../entry-rules.ts'
import { type Duration, durationText, type Material, type ServiceItem } from '../item.ts'
import { type LocalElements, localElements, localise } from '../local-elements.ts'

export type LocalKey = keyof LocalElements

/** What is wrong with one element, or with one member of it. */
interface Fault {
  key: LocalKey
  /** Below the element: `/2/phone`. */
  within: string
  message: string
}

type Rules = { [Key in LocalKey]?: (value: NonNullable<LocalElements[Key]>, standard: ServiceItem, local: LocalElements) => Omit<Fault, 'key'>[] }

const fault = (message: string, within = ''): Omit<Fault, 'key'>[] => [{ within, message }]

/** Landlines with their area code (an extension may follow), and the public service hotlines. */
const PHONE = /^(0\d{2,3}-\d{7,8}(-\d{1,6})?|12\d{3})$/
const PHONE_FAULT = '电话要带区号，如 0000-7900001；服务热线填 12345 等五位号码。'
const MAX_PLACES = 20

/**
 * 同事同标: what a place may say, one rule an element. People are never worse off than the standard promises, so a rule
 * compares with the standard of today; it is asked again whenever the standard changes (`holdingLocal`).
 */
const rules: Rules = {
  promisedLimit(promise, standard) {
    if (!(promise.amount >= 0 && Number.isInteger(promise.amount * 2))) return fault('时限应为整数或半天（0.5 的倍数），当场办结填 0。')
    if (promise.amount === 0 && standard.steps.some(({ kind }) => kind === 'specialProcedure')) return fault('有特别程序（如检验、听证）的事项不能承诺当场办结。')
    const comparison = isNoLonger(promise, standard.promisedLimit)
    if (comparison === 'incomparable') return fault(`请用与标准相同的单位填写（标准为${durationText(standard.promisedLimit)}），才能看出是否缩短。`)
    return comparison ? [] : fault(`不能长于标准的${durationText(standard.promisedLimit)}。`)
  },
  siteVisits: (visits, standard) => (visits <= standard.siteVisits ? [] : fault(`不能多于标准的 ${standard.siteVisits} 次。`)),
  onlineDepth: (depth, standard) => (depth >= standard.onlineDepth ? [] : fault('网办深度不能低于标准。')),
  inHall: (inHall, standard, local) => (inHall || (local.notInHallReason ?? standard.notInHallReason) ? [] : fault('不进驻大厅的，请填写不进驻的原因。')),
  consultationPhone(phone, standard, local) {
    if (!PHONE.test(phone)) return fault(PHONE_FAULT)
    return phone === (local.complaintPhone === undefined ? standard.complaintPhone : local.complaintPhone) ? fault('咨询电话不能与监督投诉电话相同。') : []
  },
  complaintPhone(phone, standard, local) {
    if (!PHONE.test(phone)) return fault(PHONE_FAULT)
    return local.consultationPhone === undefined && phone === standard.consultationPhone ? fault('监督投诉电话不能与咨询电话相同。') : []
  },
  sinking: ({ way, document }) => (way === 'assistance' || document ? [] : fault('委托受理、授权办理的，请写明委托或授权文书。', '/document')),
  waivedMaterials(ids, standard) {
    const materials = new Map(allMaterials(standard).map((material) => [material.id, material]))
    return ids.flatMap((id, index) => {
      const message = reasonNotToWaive(materials.get(id))
      return message === undefined ? [] : fault(message, `/${index}`)
    })
  },
  places(places) {
    const ids = new Set<string>()
    const faults = places.length > MAX_PLACES ? fault(`最多填写 ${MAX_PLACES} 个办理地点。`) : []
    places.forEach((place, index) => {
      if (!place.id || ids.has(place.id)) faults.push(...fault('办理地点的编号不能为空或重复，请刷新后重新添加。', `/${index}/id`))
      ids.add(place.id)
      for (const part of ['name', 'address', 'hours'] as const) {
        if (place[part].trim() === '') faults.push(...fault(`请填写${localElements.places.parts[part].title}。`, `/${index}/${part}`))
      }
      if (place.phone && !PHONE.test(place.phone)) faults.push(...fault(PHONE_FAULT, `/${index}/phone`))
    })
    return faults
  },
}

/** Why a material of the standard has to be asked for everywhere; undefined where a place may go without it. */
export function reasonNotToWaive(material: Material | undefined): string | undefined {
  if (!material) return '标准里没有这份材料，请去掉。'
  return material.kind === 'form' && /(申请|申报|登记|备案)(书|表|单)/.test(material.name) ? `「${material.name}」是申请本身，不能不收。` : undefined
}

/** Every material that can be asked for: the item's and those that an answer adds. */
export const allMaterials = ({ materials, situations }: Pick<ServiceItem, 'materials' | 'situations'>): Material[] =>
  [...materials, ...situations.flatMap(({ options }) => options.flatMap(({ addMaterials }) => addMaterials))]

/** Everything that a place may not say so, at once. @param standard the item as the place above has it */
export function validateLocal(standard: ServiceItem, local: LocalElements): FieldError[] {
  const unknown = Object.keys(local).filter((key) => !Object.hasOwn(localElements, key)).map((key) => ({ pointer: `/${key}`, message: '这一项各地应当一致，不能由本地另行规定。' }))
  return [...unknown, ...faultsOf(standard, local).map(({ key, within, message }) => ({ pointer: `/${key}${within}`, message }))]
}

function faultsOf(standard: ServiceItem, local: LocalElements): Fault[] {
  const check = <Key extends LocalKey>(key: Key): Fault[] => {
    const value = local[key]
    return value === undefined || value === null ? [] : (rules[key]?.(value, standard, local) ?? []).map((each) => ({ key, ...each }))
  }
  return (Object.keys(localElements) as LocalKey[]).flatMap(check)
}

/**
 * What of a place's own words still holds against the standard of today, and why the rest does not. A new version, or the county
 * above, may promise more than the place did: then the better promise holds without anybody editing anything.
 */
export function holdingLocal(standard: ServiceItem, local: LocalElements): { holding: LocalElements; lapsed: Partial<Record<LocalKey, string>> } {
  const lapsed: Partial<Record<LocalKey, string>> = {}
  // A waived material that is gone is no reason to ask for the others again.
  const kept = local.waivedMaterials === undefined ? local : { ...local, waivedMaterials: waivable(standard, local.waivedMaterials) }
  for (const { key, message } of faultsOf(standard, kept)) lapsed[key] = message
  const holding = Object.fromEntries(Object.entries(kept).filter(([key]) => Object.hasOwn(localElements, key) && !Object.hasOwn(lapsed, key))) as LocalElements
  return { holding, lapsed }
}

function waivable(standard: ServiceItem, ids: readonly string[]): string[] {
  const materials = new Map(allMaterials(standard).map((material) => [material.id, material]))
  return ids.filter((id) => reasonNotToWaive(materials.get(id)) === undefined)
}

/** Only what differs is kept: a place that repeats the standard follows it when it changes. */
export function onlyDifferences(standard: ServiceItem, local: LocalElements): LocalElements {
  const isDifferent = ([key, value]: [string, unknown]) => {
    if (key === 'waivedMaterials' || key === 'places') return (value as unknown[]).length > 0
    return canonicalJson(value) !== canonicalJson(standard[key as keyof ServiceItem])
  }
  return Object.fromEntries(Object.entries(local).filter(isDifferent)) as LocalElements
}

/**
 * The item as it is at the end of a chain of divisions, topmost first (county, township, village): each says what differs from
 * the one before. It cannot turn in a circle: an entry names no entry it inherits from, the chain is the division's own path
 * up to its county, and every step of that is a higher level.
 */
export const localiseAlong = (standard: ServiceItem, rows: readonly Pick<EntryRow, 'division_code' | 'local'>[], chain: readonly string[]): ServiceItem =>
  chain.reduce((above, division) => {
    const local = rows.find((row) => row.division_code === division)?.local
    return local && Object.keys(local).length > 0 ? localise(above, [holdingLocal(above, local).holding]) : above
  }, standard)

/**
 * Whether a promise is surely no longer than another, in whatever units: `n` natural days are never longer than `n` workdays,
 * `24 n` hours (counted round the clock) never longer than `n` days; the other way round depends on the calendar.
 */
function isNoLonger(promise: Duration, standard: Duration): boolean | 'incomparable' {
  if (promise.amount === 0) return true
  if (promise.unit === standard.unit) return promise.amount <= standard.amount
  if (standard.amount === 0) return false
  if (standard.unit === 'hour' || promise.unit === 'workday') return 'incomparable'
  return (promise.unit === 'hour' ? promise.amount / 24 : promise.amount) <= standard.amount
}
