import type { Context } from '../../../platform/context.ts'
import { type Directory, getDirectory } from '../../organisation/index.ts'
import { levelWords } from '../rules/rule.ts'
import { RULE_CATALOGUE } from '../rules/rule-catalogue.ts'
import type { KnownSignal, Signal } from '../signals/signal.ts'
import { findCorrection, findSignalId } from '../signals/signal-store.ts'
import { matterWords } from '../watch/matter.ts'
import { type CardAct, cardActWords, cardStateWords, isCardHistoryIntact, rectificationWords } from './card.ts'
import { CARD_VERBS, type CardVerb, nextSteps, reasonNotNow, reasonNotYours } from './card-rules.ts'
import type { RaisedCard } from './card-store.ts'
import type { CardPage, CardView, ReminderView } from './contract.ts'
import { deskOf } from './get-card.ts'
import { occasionOfUnanswered, UNANSWERED_RULE } from './unanswered.ts'

type Said = Pick<Signal, 'id' | 'level' | 'rule' | 'matterKind' | 'matterId' | 'title' | 'itemName' | 'authorityId' | 'hallId' | 'officerId' | 'raisedAt' | 'noticedAt' | 'snapshot'>

const describeSignal = (directory: Directory, { id, level, rule, matterKind, matterId, title, itemName, authorityId, hallId, officerId, raisedAt, noticedAt, snapshot }: Said) => ({
  id, levelName: levelWords[level], rule, ruleTitle: snapshot.ruleTitle, finding: snapshot.finding,
  matter: { kind: matterKind, kindName: matterWords[matterKind], id: matterId, title, itemName },
  authority: { id: authorityId, name: directory.authority(authorityId).name }, hallName: hallId === null ? null : directory.hall(hallId).name, officerName: officerId === null ? null : directory.officer(officerId).name,
  raisedAt: raisedAt.toISOString(), noticedAt: noticedAt.toISOString(),
})

function describeCard(directory: Directory, card: RaisedCard, today: string): CardView {
  const { level, version, state, points, rectification, rectifyBy } = card
  const isPast = (day: string | null): boolean => day !== null && day < today
  const next = nextSteps(card).map((step) => ({ ...step, isOverdue: isPast(step.until) }))
  return {
    ...describeSignal(directory, card), level, version, state, stateName: cardStateWords[state], points,
    rectification: rectification && { state: rectification, name: rectificationWords[rectification], dueOn: rectifyBy!, isOverdue: rectification === 'open' && isPast(rectifyBy) },
    next, dueOn: next.flatMap(({ until }) => until ?? []).sort()[0] ?? null, isOverdue: next.some(({ isOverdue }) => isOverdue),
  }
}

export async function describeCards(ctx: Context, cards: readonly RaisedCard[]): Promise<CardView[]> {
  const directory = await getDirectory(ctx)
  return cards.map((card) => describeCard(directory, card, ctx.clock.today()))
}

/** One card with its clock, its history and what the officer who asks may do. */
export async function describeCardPage(ctx: Context, card: RaisedCard, acts: readonly CardAct[]): Promise<CardPage> {
  const { region, matterKind, matterId, rule, occasion, state, snapshot } = card
  const [desk, [view], turnedInto, correction] = await Promise.all([
    deskOf(ctx), describeCards(ctx, [card]),
    state === 'turnedRed' ? findSignalId(ctx.db, { region, matterKind, matterId, rule: UNANSWERED_RULE, occasion: occasionOfUnanswered(card.id), level: 'red' }) : undefined,
    state === 'withdrawn' ? findCorrection(ctx.db, region, card.id) : undefined,
  ])
  const today = ctx.clock.today()
  return {
    ...view!, description: RULE_CATALOGUE.find(({ id }) => id === rule)?.description ?? null, basis: snapshot.basis, ruleVersion: snapshot.ruleVersion, clock: snapshot.clock,
    cameOf: rule === UNANSWERED_RULE ? occasion.slice(occasionOfUnanswered('').length) : null, turnedInto: turnedInto ?? null,
    acts: [
      ...acts.map(({ seq, kind, byName, note, at, detail }) => ({ seq, kind: kind as string, name: cardActWords[kind] as string, byName, note, at, points: detail.points ?? null, answerBy: detail.answerBy ?? null, files: (detail.files ?? []).map(({ id, name: called, sizeBytes }) => ({ id, name: called, sizeBytes })) })),
      ...(correction ? [{ seq: acts.length + 1, kind: 'withdrawn', name: cardStateWords.withdrawn, byName: null, note: correction.reason, at: correction.at.toISOString(), points: null, answerBy: null, files: [] }] : []),
    ],
    isIntact: isCardHistoryIntact(card, acts),
    allowedActions: (Object.keys(CARD_VERBS) as CardVerb[]).map((verb) => {
      const reason = reasonNotYours(verb, card, desk) ?? reasonNotNow(verb, card, today)
      return { verb, name: CARD_VERBS[verb].name, allowed: reason === undefined, reason: reason ?? null }
    }),
  }
}

export async function describeReminders(ctx: Context, signals: readonly KnownSignal[]): Promise<ReminderView[]> {
  const directory = await getDirectory(ctx)
  return signals.flatMap((signal) => {
    const { level, isWithdrawn, snapshot: { basis, isBeforeWatch = false } } = signal
    return level === 'reminder' || level === 'warning' || isBeforeWatch ? [{ ...describeSignal(directory, signal), level, basis, isWithdrawn, isBeforeWatch }] : []
  })
}
