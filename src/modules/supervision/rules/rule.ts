import type { MatterKind } from '../watch/matter.ts'

/** 提醒 before a limit, 预警 of what is odd, 黄牌 and 红牌 for what went wrong: only the last two have to be answered. */
export const levelWords = { reminder: '提醒', warning: '预警', yellow: '黄牌', red: '红牌' } as const
export type Level = keyof typeof levelWords
export const CARD_LEVELS: readonly Level[] = ['yellow', 'red']

/** When a step of a clock's rule is reached: the earliest of them counts. */
export type Threshold =
  /** The opening of the day with so many workdays left. */
  | { kind: 'beforeDue'; workdays: number }
  /** The opening of the day on which so much of a limit in workdays is used. */
  | { kind: 'used'; percent: number }
  /** The limit is over and so many workdays more; 0 is the end of the last day itself. */
  | { kind: 'afterDue'; workdays: number }

export interface RuleStep {
  level: Level
  when: Threshold[]
  /** Who is told, besides the list where it stands. */
  told: Told[]
}

/** 承办人或其窗口 · 实施主体负责人 · 监察人员. */
export const toldWords = { officer: '承办人', head: '实施主体负责人', supervisor: '监察人员' } as const
export type Told = keyof typeof toldWords

interface RuleFacts {
  id: string
  /** Chinese: 超期办结. */
  title: string
  /** Chinese: what breaks it, for whoever gets the card. */
  description: string
  /** Law and article, or where the default comes from. */
  basis: string
  watches: MatterKind
}

/** A limit: signals fall by the clock alone. */
export interface ClockRule extends RuleFacts {
  on: 'clock'
  /** Kinds of clock. */
  clocks: string[]
  /** Its reminder falls when a limit is near, as the region set it (`supervision.warnShare`, `supervision.warnDaysLeft`), unless it set the rule itself. */
  isRemindedWhenNear?: true
  steps: RuleStep[]
}

/** Something that happened: a signal falls with the event. */
export interface EventRule extends RuleFacts {
  on: 'event'
  level: Level
  /** The only levels that make sense for it, where not all do. */
  levels?: readonly Level[]
  told: Told[]
  /** How often it may happen, or how few minutes are too few: what the rule compares with. */
  threshold: number
  /** Broken by fewer than the threshold; by more where it is not said. */
  isBrokenBelow?: true
}

export type Rule = ClockRule | EventRule

/** A rule as it holds in a region from a day on. */
export interface RuleInForce {
  rule: Rule
  isOn: boolean
  /** 0 for the platform's default. */
  version: number
}
