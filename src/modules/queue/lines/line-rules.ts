import type { HallWindow, WindowField, WindowKind } from '../../organisation/index.ts'
import type { Line } from './line.ts'

type Seen = Pick<HallWindow, 'no' | 'kind' | 'field' | 'takes'>

/** Lines of a hall that set nothing, by the kind of its windows. */
const OF_KINDS: readonly { letter: string; name: string; kinds: readonly WindowKind[]; minutes: number }[] = [
  { letter: 'B', name: '老年人、残疾人专项', kinds: ['dedicated'], minutes: 15 },
  { letter: 'C', name: '咨询', kinds: ['consultation'], minutes: 5 },
  { letter: 'D', name: '取件', kinds: ['handOut'], minutes: 5 },
  { letter: 'E', name: '一件事', kinds: ['lifeEvent'], minutes: 20 },
  { letter: 'F', name: '帮办代办', kinds: ['assistance'], minutes: 20 },
  { letter: 'G', name: '绿色通道', kinds: ['greenChannel'], minutes: 15 },
  { letter: 'H', name: '有诉即办', kinds: ['grievance'], minutes: 20 },
  { letter: 'J', name: '跨省通办、全省通办', kinds: ['crossProvince', 'provinceWide'], minutes: 20 },
  { letter: 'K', name: '企业开办', kinds: ['enterpriseStart'], minutes: 20 },
  { letter: 'L', name: '免费服务（复印、邮寄、刻章）', kinds: ['freeService'], minutes: 5 },
  { letter: 'M', name: '我来办', kinds: ['handleForMe'], minutes: 15 },
]

/** 分领域综窗: each field has a line, which the windows of all fields serve too. */
const OF_FIELDS: readonly { letter: string; name: string; field: WindowField }[] = [
  { letter: 'N', name: '投资建设', field: 'investment' },
  { letter: 'P', name: '商事登记', field: 'businessRegistration' },
  { letter: 'Q', name: '综合事务', field: 'generalAffairs' },
]
const GENERAL = { letter: 'A', name: '综合业务' }
const GENERAL_MINUTES = 12

const aLine = (facts: Pick<Line, 'letter' | 'name' | 'expectedMinutes'> & Partial<Line>): Line => ({ windowKinds: [], windowNos: [], itemCodes: [], authorityIds: [], takesRest: false, isOpen: true, version: 0, ...facts })

/** What the windows of a hall give by themselves; the first line takes what no other does. */
export function defaultLines(windows: readonly Seen[]): Line[] {
  const general = windows.filter(({ kind }) => kind === 'general')
  const isForAll = ({ field }: Seen): boolean => field === null || field === 'undifferentiated'
  const forAll = general.filter(isForAll).map(({ no }) => no)
  const ofFields = OF_FIELDS.flatMap(({ field, ...named }): Line[] => {
    const own = general.filter((window) => window.field === field)
    return own.length === 0 ? [] : [aLine({
      ...named, expectedMinutes: GENERAL_MINUTES, windowNos: [...own.map(({ no }) => no), ...forAll],
      itemCodes: [...new Set(own.flatMap(({ takes }) => takes.items))], authorityIds: [...new Set(own.flatMap(({ takes }) => takes.authorities))],
    })]
  })
  // Without fields a window that is added later serves it too.
  const ofAll = forAll.length === 0 ? [] : [aLine({ ...GENERAL, expectedMinutes: GENERAL_MINUTES, ...(ofFields.length > 0 ? { windowNos: forAll } : { windowKinds: ['general'] }) })]
  const ofKinds = OF_KINDS.filter(({ kinds }) => windows.some(({ kind }) => kinds.includes(kind))).map(({ letter, name, kinds, minutes }) => aLine({ letter, name, windowKinds: [...kinds], expectedMinutes: minutes }))
  return [...ofAll, ...ofFields, ...ofKinds].map((line, index) => (index === 0 ? { ...line, takesRest: true } : line))
}

/** The lines of a hall: what it set, and for the rest what its windows give; by letter. */
export function mergeLines(windows: readonly Seen[], set: readonly Line[]): Line[] {
  const own = new Set(set.map(({ letter }) => letter))
  return [...set, ...defaultLines(windows).filter(({ letter }) => !own.has(letter))].sort((a, b) => (a.letter < b.letter ? -1 : 1))
}

export const isServedBy = ({ windowKinds, windowNos }: Pick<Line, 'windowKinds' | 'windowNos'>, { no, kind }: Pick<HallWindow, 'no' | 'kind'>): boolean => windowKinds.includes(kind) || windowNos.includes(no)

/** Letters of the lines a window calls from. */
export const lettersOf = (lines: readonly Line[], window: Pick<HallWindow, 'no' | 'kind'>): string[] => lines.filter((line) => isServedBy(line, window)).map(({ letter }) => letter)

/** The line for a matter: the one that names the item, else the authority, else the one that takes the rest; only of those that are open. */
export function lineFor(lines: readonly Line[], itemCode: string, authorityId: string | undefined): Line | undefined {
  const open = lines.filter(({ isOpen }) => isOpen)
  return open.find(({ itemCodes }) => itemCodes.includes(itemCode)) ?? open.find(({ authorityIds }) => authorityId !== undefined && authorityIds.includes(authorityId)) ?? open.find(({ takesRest }) => takesRest)
}
