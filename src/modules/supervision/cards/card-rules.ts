import { IMMEDIATE_RULE } from '../rules/rule-catalogue.ts'
import type { Card, CardActKind, CardState, Rectification } from './card.ts'

/** Enough of an officer to tell whose card it is. */
export interface CardDesk {
  id: string
  accountId: string
  region: string
  authorityId: string
  hallId: string | null
  roles: readonly string[]
}

type Facts = Pick<Card, 'region' | 'rule' | 'authorityId' | 'hallId'> & { officerId: string | null }

/** Rules on what a window does: its hall's windows answer for them beside the authority. */
export const WINDOW_RULES: readonly string[] = ['lateAcceptance', 'latePreReview', IMMEDIATE_RULE, 'lateDelivery', 'secondCorrection', 'demandOutsideGuide']

/** 监察人员、派驻监督 of the region, or of the city above it. */
export const watches = (card: Pick<Card, 'region'>, desk: Pick<CardDesk, 'region' | 'roles'>, role: 'supervisor' | 'disciplineInspector'): boolean =>
  desk.roles.includes(role) && (desk.region === card.region || desk.region === `${card.region.slice(0, 4)}00`)

const isOfAuthority = ({ authorityId }: Facts, desk: CardDesk): boolean => authorityId === desk.authorityId
const isOfWindow = ({ rule, hallId }: Facts, desk: CardDesk): boolean => desk.roles.includes('windowClerk') && hallId !== null && hallId === desk.hallId && WINDOW_RULES.includes(rule)

/** Whoever watches, everybody of the body it was raised on, and the windows where a window is what it is about. */
export const mayRead = (facts: Facts, desk: CardDesk): boolean =>
  watches(facts, desk, 'supervisor') || watches(facts, desk, 'disciplineInspector') || isOfAuthority(facts, desk) || isOfWindow(facts, desk)

const isHead = (facts: Facts, desk: CardDesk): boolean => isOfAuthority(facts, desk) && desk.roles.includes('decider')
/** 负责人，或办件的承办人；窗口的事由窗口人员. */
const answersFor = (facts: Facts, desk: CardDesk): boolean => isHead(facts, desk) || facts.officerId === desk.id || isOfWindow(facts, desk)

export type CardVerb = 'explain' | 'accept' | 'reject' | 'appeal' | 'uphold' | 'cancel' | 'score' | 'reportRectification' | 'confirmRectification' | 'returnRectification' | 'press'

interface VerbRule {
  name: string
  act: CardActKind
  /** Why an officer may not, whatever its state. */
  against(facts: Facts & Pick<Card, 'rejectedBy'>, desk: CardDesk): string | undefined
  from?: readonly CardState[]
  to?: CardState
  /** The next one who has to answer, and so by which setting. */
  waitsFor?: 'review' | 'appeal'
  rectifyFrom?: Rectification
  rectifyTo?: Rectification
}

const byHead = (what: string) => (facts: Facts, desk: CardDesk) => (isHead(facts, desk) ? undefined : `由本单位的负责人（决定人员）${what}。`)
const byWhomItConcerns = (what: string) => (facts: Facts, desk: CardDesk) => (answersFor(facts, desk) ? undefined : `由本单位的负责人（决定人员）或承办人${what}。`)
const bySupervisor = (what: string) => (facts: Facts, desk: CardDesk) => (watches(facts, desk, 'supervisor') ? undefined : `由监察人员${what}。`)
const byAnotherSupervisor = (what: string) => (facts: Facts & Pick<Card, 'rejectedBy'>, desk: CardDesk) =>
  bySupervisor(what)(facts, desk) ?? (facts.rejectedBy === desk.accountId ? '说明是您认定不采纳的，申诉由另一名监察人员处理。' : undefined)

/** The states in which nothing more is decided about a card; what a red one has to put right is another matter. */
const DECIDED: readonly CardState[] = ['cancelled', 'scored', 'turnedRed', 'withdrawn']

export const CARD_VERBS: Readonly<Record<CardVerb, VerbRule>> = {
  explain: { name: '说明', act: 'explained', against: byWhomItConcerns('说明'), from: ['raised'], to: 'explained', waitsFor: 'review' },
  accept: { name: '采纳说明', act: 'accepted', against: bySupervisor('认定'), from: ['explained'], to: 'accepted', waitsFor: 'review' },
  reject: { name: '不采纳说明', act: 'rejected', against: bySupervisor('认定'), from: ['explained'], to: 'rejected', waitsFor: 'appeal' },
  appeal: { name: '申诉', act: 'appealed', against: byHead('申诉'), from: ['rejected'], to: 'appealed', waitsFor: 'review' },
  uphold: { name: '维持', act: 'upheld', against: byAnotherSupervisor('处理申诉'), from: ['appealed'], to: 'upheld', waitsFor: 'review' },
  cancel: { name: '撤销', act: 'cancelled', against: byAnotherSupervisor('处理申诉'), from: ['appealed'], to: 'cancelled' },
  score: { name: '记分', act: 'scored', against: bySupervisor('记分'), from: ['accepted', 'upheld'], to: 'scored' },
  reportRectification: { name: '报告整改', act: 'rectificationReported', against: byWhomItConcerns('报告整改'), rectifyFrom: 'open', rectifyTo: 'reported' },
  confirmRectification: { name: '确认整改', act: 'rectificationConfirmed', against: bySupervisor('确认整改'), rectifyFrom: 'reported', rectifyTo: 'confirmed' },
  returnRectification: { name: '退回整改', act: 'rectificationReturned', against: bySupervisor('确认整改'), rectifyFrom: 'reported', rectifyTo: 'open' },
  press: { name: '督办', act: 'pressed', against: (facts, desk) => (watches(facts, desk, 'disciplineInspector') ? undefined : '由派驻监督人员督办。') },
}

/** Why this officer may not do it at any time, as a sentence. */
export const reasonNotYours = (verb: CardVerb, facts: Facts & Pick<Card, 'rejectedBy'>, desk: CardDesk): string | undefined => CARD_VERBS[verb].against(facts, desk)

/** Why it may not be done now, by anybody. `today` matters to an appeal alone, which lapses with its day whether or not the job has run. */
export function reasonNotNow(verb: CardVerb, card: Pick<Card, 'state' | 'rectification' | 'answerBy'>, today: string): string | undefined {
  const { from, rectifyFrom } = CARD_VERBS[verb]
  if (rectifyFrom) return card.rectification === rectifyFrom ? undefined : REASON_OF_RECTIFICATION[card.rectification ?? 'none']
  if (verb === 'press') return isClosed(card) ? '已经办结，不需要督办。' : undefined
  if (!from!.includes(card.state)) return REASON_OF_STATE[card.state]
  if (verb === 'appeal' && card.answerBy !== null && card.answerBy < today) return `申诉期限已过（${card.answerBy}）。`
  return undefined
}

export const isClosed = ({ state, rectification }: Pick<Card, 'state' | 'rectification'>): boolean => DECIDED.includes(state) && (rectification === null || rectification === 'confirmed')

const REASON_OF_STATE: Record<CardState, string> = {
  raised: '本单位还没有说明。', explained: '已经说明，等监察人员认定。', accepted: '说明已经采纳。', rejected: '说明没有采纳，单位可以申诉。', appealed: '正在处理申诉。', upheld: '已经维持，等监察人员记分。',
  cancelled: '已经撤销。', scored: '已经记分，不能再改。', turnedRed: '到期没有说明，已经转为红牌，请在红牌上说明。', withdrawn: '系统已经更正，不用再办。',
}

const REASON_OF_RECTIFICATION: Record<Rectification | 'none', string> = { none: '没有需要整改的。', open: '还没有报告整改。', reported: '整改已经报告，等监察人员确认。', confirmed: '整改已经确认。' }

/** How a card stands after an act. `until` is the last day of whoever comes next. A cancelled card leaves nothing to put right. */
export function standingAfter(card: Card, verb: CardVerb, { by, until, points }: { by: string; until: string | null; points: number | null }): Card {
  const { to, rectifyTo } = CARD_VERBS[verb]
  const next = { ...card, version: card.version + 1 }
  if (rectifyTo) return { ...next, rectification: rectifyTo }
  if (!to) return next
  return {
    ...next, state: to, answerBy: until,
    ...(to === 'rejected' ? { rejectedBy: by } : {}), ...(to === 'scored' ? { points } : {}), ...(to === 'cancelled' ? { rectification: null, rectifyBy: null } : {}),
  }
}

/** What comes next, by whom and until when; both threads of a red card. */
export interface NextStep {
  who: string
  what: string
  /** `YYYY-MM-DD` */
  until: string | null
}

export function nextSteps({ state, answerBy, rectification, rectifyBy }: Pick<Card, 'state' | 'answerBy' | 'rectification' | 'rectifyBy'>): NextStep[] {
  const decide = STEP_OF_STATE[state]
  const rectify: NextStep[] = rectification === 'open' ? [{ who: '责任单位', what: '整改并报告', until: rectifyBy }] : rectification === 'reported' ? [{ who: '监察人员', what: '确认整改', until: null }] : []
  return [...(decide ? [{ ...decide, until: answerBy }] : []), ...rectify]
}

const STEP_OF_STATE: Partial<Record<CardState, Omit<NextStep, 'until'>>> = {
  raised: { who: '责任单位', what: '说明情况' }, explained: { who: '监察人员', what: '认定说明' }, rejected: { who: '责任单位', what: '可以申诉；不申诉就维持' },
  appealed: { who: '另一名监察人员', what: '处理申诉' }, accepted: { who: '监察人员', what: '记分' }, upheld: { who: '监察人员', what: '记分' },
}
