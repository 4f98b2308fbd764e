import type { WindowKind } from '../../organisation/index.ts'

/** 排队业务: what people stand in line for in one hall. */
export interface Line {
  /** Leads the numbers of its tickets: `A`. */
  letter: string
  name: string
  /** Windows of these kinds serve it, and those with these numbers. */
  windowKinds: WindowKind[]
  windowNos: string[]
  /** What leads to it: items, everything of an authority, or all that no other line takes. */
  itemCodes: string[]
  authorityIds: string[]
  takesRest: boolean
  /** What a service takes before there are any to go by. */
  expectedMinutes: number
  /** Whether new tickets are given out. */
  isOpen: boolean
  /** 0: as its windows give it, set by nobody. */
  version: number
}
