import type { Level, Told } from '../rules/rule.ts'
import type { ClockSnapshot, MatterKind } from '../watch/matter.ts'

/** What a rule raised on a matter. It never changes; what becomes of a card is written beside it. */
export interface Signal {
  region: string
  id: string
  serial: number
  matterKind: MatterKind
  matterId: string
  rule: string
  occasion: string
  level: Level
  /** When the limit was broken, and when the platform saw it. */
  raisedAt: Date
  noticedAt: Date
  title: string
  itemCode: string | null
  itemName: string
  authorityId: string
  hallId: string | null
  officerId: string | null
  snapshot: SignalSnapshot
}

/** As it is read: with whether the platform found it wrong since (系统更正). */
export interface KnownSignal extends Signal {
  isWithdrawn: boolean
}

/** The rule as it was in force, and the clock as it stood. */
export interface SignalSnapshot {
  ruleTitle: string
  /** 0 for the platform's default. */
  ruleVersion: number
  basis: string
  /** Chinese: what is wrong, with its numbers. */
  finding: string
  /** Who is told, as the rule said then. */
  told: readonly Told[]
  clock: ClockSnapshot | null
  /** 系统启用前已发生: nobody was watching yet. Nobody is told of it, and it is no card. */
  isBeforeWatch?: true
}
