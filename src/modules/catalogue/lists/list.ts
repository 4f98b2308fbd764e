import type { EntryRow } from '../entry-rules.ts'
import type { ServiceItem } from '../item.ts'

/** An item as a list looks at it: as the region handles it, with everybody there who does. */
export interface ListSubject {
  item: ServiceItem
  /** Of the region asked for, or of the whole city. */
  entries: readonly EntryRow[]
}

/** A township or subdistrict of the region asked for, or of the whole city. */
export interface Township {
  code: string
  name: string
}

/** One member of a list: usually an item, sometimes one of its materials or proofs. */
export interface ListRow {
  itemCode: string
  itemName: string
  /** Beside the name, in the order of the list's columns. */
  cells: string[]
}

/** A rate with everything somebody needs to count it again. */
export interface Share {
  title: string
  numerator: number
  denominator: number
  /** One decimal; null of nothing. */
  percent: number | null
  formula: string
}

/** A table that sums a list up. */
export interface Breakdown {
  title: string
  columns: string[]
  rows: string[][]
}

/** A list as a live question to the catalogue: nothing is kept, so it can never disagree with the guides. */
export interface ItemList {
  /** In addresses. */
  id: string
  title: string
  /** What it means for whoever reads it, in one or two sentences. */
  explanation: string
  /** How an item comes to be in it, in words that can be checked against a guide. */
  rule: string
  /** Who asks for the list. */
  source: string
  includes(subject: ListSubject): boolean
  columns: readonly string[]
  rowsOf(subject: ListSubject): ListRow[]
  /** Of which items its rate is told; every list is also told as a part of all items. */
  sharesOf?(included: readonly ListSubject[], all: readonly ListSubject[]): Share[]
  breakdownsOf?(included: readonly ListSubject[], all: readonly ListSubject[], townships: readonly Township[]): Breakdown[]
}
