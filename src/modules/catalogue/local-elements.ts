import type { Duration, ServiceItem } from './item.ts'
import { type Elements, itemElements } from './item-elements.ts'

/**
 * What a place may say differently of an item it handles (同事同标: nothing else). People are never worse off than the
 * standard says: a promise only shorter, visits only fewer, a depth only deeper, a material only not asked for.
 */
export interface LocalElements {
  promisedLimit?: Duration
  siteVisits?: number
  siteVisitReason?: string | null
  onlineDepth?: ServiceItem['onlineDepth']
  inHall?: boolean
  notInHallReason?: string | null
  supportsBooking?: boolean
  supportsExpress?: boolean
  supportsTerminal?: boolean
  consultationPhone?: string | null
  complaintPhone?: string | null
  sinking?: ServiceItem['sinking']
  /** Ids of materials this place does not ask for. */
  waivedMaterials?: string[]
  /** Where it is really handled, besides or instead of the hall. */
  places?: HandlingPlace[]
}

export interface HandlingPlace {
  id: string
  kind: PlaceKind
  name: string
  address: string
  hours: string
  phone: string | null
}

/** 地点分类 of the national exchange tables. */
export type PlaceKind = 'serviceCentre' | 'departmentWindow' | 'office' | 'scene' | 'agencyPoint' | 'conveniencePoint'

export const placeWords: Readonly<Record<PlaceKind, string>> = {
  serviceCentre: '行政服务中心', departmentWindow: '部门服务窗口', office: '单位办公室', scene: '案件发生地', agencyPoint: '代办点', conveniencePoint: '便民服务中心',
}

/** The elements as an editor of a place meets them. */
export const localElements = {
  promisedLimit: itemElements.promisedLimit,
  siteVisits: itemElements.siteVisits,
  siteVisitReason: itemElements.siteVisitReason,
  onlineDepth: itemElements.onlineDepth,
  inHall: itemElements.inHall,
  notInHallReason: itemElements.notInHallReason,
  supportsBooking: itemElements.supportsBooking,
  supportsExpress: itemElements.supportsExpress,
  supportsTerminal: itemElements.supportsTerminal,
  consultationPhone: itemElements.consultationPhone,
  complaintPhone: itemElements.complaintPhone,
  sinking: itemElements.sinking,
  waivedMaterials: { kind: 'texts', title: '本地不收的材料', hint: '标准要求、本地已不用交的材料。' },
  places: {
    kind: 'list', title: '办理地点', hint: '群众实际去的地方，与公布的一致。', titleOf: 'name',
    parts: {
      id: { kind: 'text', title: '编号', hint: '平台生成。', maxLength: 40, pattern: '^[a-z0-9-]+$' },
      kind: { kind: 'choice', title: '地点分类', hint: '六类之一。', words: placeWords },
      name: { kind: 'text', title: '名称', hint: '门口牌子上的名称和窗口号。', maxLength: 100 },
      address: { kind: 'text', title: '地址', hint: '写到门牌、楼层。', maxLength: 200 },
      hours: { kind: 'text', title: '办理时间', hint: '如工作日 9:00–17:00。', maxLength: 200 },
      phone: { kind: 'text', title: '电话', hint: '带区号。', maxLength: 50, isOptional: true },
    },
  },
} as const satisfies Elements & Record<keyof LocalElements, unknown>

/** The item as it is for a place: the standard, then the county's differences, then the township's. Nearest last. */
export function localise(item: ServiceItem, locals: readonly LocalElements[]): ServiceItem {
  return locals.reduce((standard, { waivedMaterials = [], places: _places, ...differences }) => ({
    ...standard,
    ...differences,
    ...withoutMaterials(standard, waivedMaterials),
    // What is done at once is an immediate item, and who need not come needs no reason to come.
    kind: differences.promisedLimit?.amount === 0 ? 'immediate' : standard.kind,
    siteVisitReason: (differences.siteVisits ?? standard.siteVisits) === 0 ? null : differences.siteVisitReason === undefined ? standard.siteVisitReason : differences.siteVisitReason,
    // The steps add up to the promise: what the place saves is saved in proportion, so the process still reads true.
    steps: differences.promisedLimit === undefined ? standard.steps : scaleSteps(standard.steps, differences.promisedLimit),
  }), item)
}

/** Waived whether everybody is asked for them or only who gives a certain answer. */
function withoutMaterials({ materials, situations }: ServiceItem, waived: readonly string[]): Pick<ServiceItem, 'materials' | 'situations'> {
  if (waived.length === 0) return { materials, situations }
  const isAsked = ({ id }: { id: string }) => !waived.includes(id)
  return {
    materials: materials.filter(isAsked),
    situations: situations.map((situation) => ({ ...situation, options: situation.options.map((option) => ({ ...option, addMaterials: option.addMaterials.filter(isAsked) })) })),
  }
}

/** In tenths of the promise's unit. Rounding the running total keeps every step at or above nothing and the sum exact. */
function scaleSteps(steps: ServiceItem['steps'], promise: Duration): ServiceItem['steps'] {
  const counted = steps.reduce((sum, step) => sum + (step.countedInPromise ? step.days : 0), 0)
  if (counted === 0) return steps
  let daysSoFar = 0
  let tenthsSoFar = 0
  return steps.map((step) => {
    if (!step.countedInPromise) return step
    daysSoFar += step.days
    const tenths = Math.round((daysSoFar / counted) * promise.amount * 10) - tenthsSoFar
    tenthsSoFar += tenths
    return { ...step, days: tenths / 10 }
  })
}
