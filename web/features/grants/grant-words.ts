import { toColumnDay } from '../../kit/dates.ts'

/** What is said of a grant that exists and of one that is being written. */
export interface GrantContent {
  kind: 'chiefRepresentative' | 'delegatedReceipt'
  authorityName: string
  powerNames: readonly string[]
  /** null: every item of the authority. */
  itemNames: readonly string[] | null
}

/** More names than this are no longer a sentence. */
const NAMED = 3

export function toItemWords(itemNames: readonly string[] | null): string {
  if (itemNames === null) return '全部事项'
  const named = itemNames.slice(0, NAMED).map((name) => `「${name}」`).join('')
  return itemNames.length > NAMED ? `${named}等 ${itemNames.length} 个事项` : named
}

/** What whoever holds it may do, in one sentence. */
export const whatItAllows = ({ kind, authorityName, powerNames, itemNames }: GrantContent): string =>
  kind === 'delegatedReceipt'
    ? `可以替${authorityName}收${toItemWords(itemNames)}的申请材料，不作决定。`
    : `可以在窗口以${authorityName}的名义办理${toItemWords(itemNames)}：${powerNames.join('、')}。`

/** From when to when, both days included. */
export const toTermWords = (fromDay: string, untilDay: string | null): string => (untilDay ? `${toColumnDay(fromDay)}至${toColumnDay(untilDay)}` : `${toColumnDay(fromDay)}起，长期有效`)
