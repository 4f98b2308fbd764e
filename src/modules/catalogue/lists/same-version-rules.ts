/** The ways in which an item is read, and what people know them as. */
export const endWords = { guide: '门户办事指南', api: '开放接口（大厅、自助终端、移动端）', search: '搜索', form: '申请表', entries: '各地实施清单' } as const

export type End = keyof typeof endWords
export const ENDS = Object.keys(endWords) as End[]

export interface EndVersions {
  code: string
  name: string
  /** Published in the base catalogue. */
  version: number
  fingerprint: string
  /** null: this end does not know the item. */
  ends: Record<End, number | null>
}

/** The items with what differs, those that differ first. */
export function endsOf(rows: readonly EndVersions[]) {
  const compared = rows.map((row) => {
    const differing = ENDS.filter((end) => row.ends[end] !== row.version)
    return { ...row, isSame: differing.length === 0, differing: differing.map((end) => endWords[end]) }
  })
  return {
    items: rows.length,
    sameItems: compared.filter(({ isSame }) => isSame).length,
    rows: compared.sort((a, b) => Number(a.isSame) - Number(b.isSame)),
  }
}
