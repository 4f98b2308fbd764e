/** What a rule of the element check (要素体检) is, and what it may look at. Pure. */
import type { ItemContent, Material } from '../item.ts'
import type { ItemState } from '../item-store.ts'
import type { HandlingPlace, LocalElements } from '../local-elements.ts'

/** `block`: not publishable until it is right; `warn`: an issue somebody has to settle; `off`: not looked at. */
export type Severity = 'block' | 'warn' | 'off'
export const SEVERITIES = ['block', 'warn', 'off'] as const
export const severityWords = { block: '不得公布', warn: '需整改', off: '停用' } as const satisfies Record<Severity, string>

/** What people complain of: the kinds of fault that inspections of published elements found most often, and the rest. */
export type ProblemKind = 'process' | 'materials' | 'limit' | 'place' | 'notOneDoor' | 'onlineOnly' | 'excessMaterials' | 'waivedStillTaken' | 'elements' | 'availability' | 'freshness'
export const problemWords = {
  process: '流程不准确',
  materials: '材料不准确',
  limit: '时限不准确',
  place: '公布地点与实际地点不一致',
  notOneDoor: '未实现进一门办理',
  onlineOnly: '网上可办事项不支持线下办理',
  excessMaterials: '多收材料',
  waivedStillTaken: '可免提交仍收取',
  elements: '要素不完整、不一致',
  availability: '申报功能不可用',
  freshness: '未及时更新',
} as const satisfies Record<ProblemKind, string>

/** One thing that is not as it should be. */
export interface Finding {
  /** `promisedLimit`, `materials/m2/name`: as the comparison of versions names it, so an editor can jump there. */
  path: string
  /** What is wrong and what to do, as a sentence. */
  message: string
  /** The 12 digits of the place it is about; absent where it is about the item itself. */
  divisionCode?: string
}

export interface CheckRule {
  /** A name that stays: settings and issues are kept by it. */
  id: string
  /** What is right, as a sentence. */
  title: string
  /** The law or standard that asks for it. */
  source: string
  /** Where no setting says otherwise. */
  severity: Severity
  problem: ProblemKind
  /** What an editor marks. */
  elements: readonly (keyof ItemContent)[]
  find(content: ItemContent, facts: CheckFacts): Finding[]
}

/** A place that handles the item, as it really is. */
export interface PlaceFacts {
  region: string
  divisionCode: string
  /** The item as it is there, where that place or one above it says something differently; null where it is as the standard says. */
  item: ItemContent | null
  /** Where the place itself says it handles the item. */
  handledAt: readonly HandlingPlace[]
  /** What the place once said and the standard of today no longer lets it say: element → why. */
  lapsed: Readonly<Partial<Record<keyof LocalElements, string>>>
  /** The hall people are sent to; null where there is none. */
  hall: { name: string; address: string; hours: string; phone: string } | null
}

export interface SubItem {
  code: string
  name: string
  state: ItemState
}

/** What a rule knows besides the content: read before, so that rules stay pure. */
export interface CheckFacts {
  /** `YYYY-MM-DD`. */
  today: string
  /** Of the version people read now; null for a draft that was never published. */
  confirmedOn: string | null
  freshMonths: number
  specificationYears: number
  places: readonly PlaceFacts[]
  isDepartment(name: string): boolean
  /** An item of the base catalogue, or undefined. */
  findItem(code: string): Pick<ItemContent, 'mainItem'> | undefined
  /** Living items that name this one as their 主项. */
  subItemsOf(code: string): readonly SubItem[]
  /** Whether one can apply for it: as it is, or as the change that is being checked would make it. */
  state: ItemState
  /** Codes on the licence list of the year in force; null while none was issued. */
  licenceList: { title: string; codes: ReadonlySet<string> } | null
  /** Why no answer can satisfy the form people would fill in; null where one can. */
  formProblem(content: ItemContent): string | null
  /** Addresses that did not answer, with what happened. */
  brokenLinks: ReadonlyMap<string, string>
}

/** Every material an applicant may be asked for, with where it stands. */
export function allMaterials(content: Pick<ItemContent, 'materials' | 'situations'>): { material: Material; path: string }[] {
  const own = content.materials.map((material) => ({ material, path: `materials/${material.id}` }))
  const added = content.situations.flatMap((situation) => situation.options.flatMap((option) =>
    option.addMaterials.map((material) => ({ material, path: `situations/${situation.id}/options/${option.id}/addMaterials/${material.id}` }))))
  return [...own, ...added]
}

/** One finding where `isWrong`, else none. */
export const findingIf = (isWrong: boolean, path: string, message: string): Finding[] => (isWrong ? [{ path, message }] : [])

export const isBlank = (text: string | null): boolean => text === null || text.trim() === ''
