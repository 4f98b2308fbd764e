import { isDeepStrictEqual } from 'node:util'
import type { Context } from '../../../platform/context.ts'
import type { AnnouncedEvent } from '../../../platform/jobs/jobs.ts'
import type { ApplicationProgressed, DemandRefused } from '../../applications/events.ts'
import { UNANSWERED_RULE } from '../cards/unanswered.ts'
import { type PaceSample, paceSampleOf } from '../monitor/standing-rules.ts'
import { listRaisedOn, type RaisedSignal } from '../signals/signal-store.ts'
import { findFirstWatch } from './first-watch-store.ts'
import { lockMatters, takeTurn } from './matter-store.ts'
import type { Happening, Matter, Raised } from './matter.ts'
import { followNews, rememberRaised, type SignalDraft, signalsOfHappening, signalsUntil } from './news-rules.ts'
import { isDemand, toDemand, toNews } from './on-application-progressed.ts'
import { type Measures, measuresOf, NEWS_TAKES_MS, save } from './watch-matters.ts'

/** What was announced of one case from its beginning, oldest first. */
export interface ToldAgain {
  number: string
  announced: readonly AnnouncedEvent[]
}

/** What reading a record again found. */
export interface Rewatched {
  /** Matters that were made or stood otherwise. */
  changed: number
  /** Signals that should have been raised and were not. */
  raised: number
  /** Signals that stand and that the record does not give. They stay: who was told of them was told. */
  wrong: { number: string; rule: string; level: string; occasion: string }[]
  /** Cases that went on meanwhile: their record has to be read again. */
  behind: string[]
}

/**
 * Makes matters of one region anew from all that was announced of their cases, and raises what is missing. Each case is read under the
 * lock of its matter, so it may be done while everything runs, in any portions, and again: what is right is left as it is. A signal
 * that stands stays with its card, and nobody is told again; what fell before the region was watched is no card. The first time
 * (`isFirst`) what fell since is told as ever.
 */
export async function rewatchMatters(ctx: Context, region: string, told: readonly ToldAgain[], { isFirst = false } = {}): Promise<Rewatched> {
  const until = new Date(ctx.clock.now().getTime() - NEWS_TAKES_MS).toISOString()
  return ctx.db.transaction(async (db) => {
    await takeTurn(db, region)
    const beganAt = (await findFirstWatch(db, region))?.beganAt?.toISOString() ?? ''
    const numbers = told.map(({ number }) => number)
    const standing = new Map((await lockMatters(db, region, 'application', numbers)).map((matter) => [matter.id, matter]))
    const raisedOn = Map.groupBy(await listRaisedOn(db, region, 'application', numbers), ({ matterId }) => matterId)
    const measures = await measuresOf(ctx, region, told.flatMap(({ announced }) => announced.slice(0, 1).map(({ payload }) => payload as unknown as ApplicationProgressed)))
    const behind: string[] = []
    const wrong: Rewatched['wrong'] = []
    const found: { matter: Matter; signals: SignalDraft[] }[] = []
    const samples: PaceSample[] = []
    for (const { number, announced } of told) {
      const stands = standing.get(number)
      const made = foldCase(region, announced, until, measures, stands?.version ?? 0)
      if (!made) continue
      if (stands && stands.version > made.matter.version) {
        behind.push(number)
        continue
      }
      const matched = matchRaised(made.signals, raisedOn.get(number) ?? [])
      wrong.push(...matched.wrong.map(({ rule, level, occasion }) => ({ number, rule, level, occasion })))
      const ofCards = stands?.past.happenings.filter(({ rule }) => rule === UNANSWERED_RULE) ?? []
      const matter = { ...made.matter, past: { ...made.matter.past, happenings: [...made.matter.past.happenings, ...ofCards], raised: matched.raised } }
      const signals = matched.missing.flatMap((draft) => sinceWatched(draft, beganAt))
      if (stands && signals.length === 0 && isSame(stands, matter)) continue
      found.push({ matter, signals })
      samples.push(...made.samples)
    }
    if (found.length > 0) await save({ ...ctx, db }, db, region, found, measures, samples, { isTold: isFirst })
    return { changed: found.length, raised: found.reduce((sum, { signals }) => sum + signals.length, 0), wrong, behind }
  })
}

/** A breach of before the region was watched is kept as that; a reminder of then is of no use to anybody. */
const sinceWatched = (draft: SignalDraft, beganAt: string): SignalDraft[] => (draft.raisedAt >= beganAt ? [draft] : draft.level === 'reminder' ? [] : [{ ...draft, isBeforeWatch: true }])

interface Folded {
  matter: Matter
  signals: SignalDraft[]
  /** Of what ended after the news that was read before: the rest was counted then. */
  samples: PaceSample[]
}

function foldCase(region: string, announced: readonly AnnouncedEvent[], until: string, { rulesOn, calendarOf }: Measures, countedVersion: number): Folded | undefined {
  let matter: Matter | undefined
  const signals: SignalDraft[] = []
  const samples: PaceSample[] = []
  const raise = (raised: readonly SignalDraft[]) => signals.push(...raised)
  for (const { type, payload, at } of announced) {
    if (isDemand({ type })) {
      if (!matter) continue
      const happening = happeningAfter(matter, toDemand(payload as unknown as DemandRefused, at))
      const raised = signalsOfHappening('application', happening, rulesOn)
      matter = rememberRaised({ ...matter, past: { ...matter.past, happenings: [...matter.past.happenings, happening] } }, raised)
      raise(raised)
      continue
    }
    const news = toNews(region, type, at, payload as unknown as ApplicationProgressed)
    const followed = followNews(matter, news, rulesOn, calendarOf)
    if (news.matter.version > countedVersion) {
      const sample = paceSampleOf(matter, followed.matter, at, calendarOf(followed.matter))
      if (sample) samples.push(sample)
    }
    matter = followed.matter
    raise(followed.signals)
  }
  if (!matter) return undefined
  const fallen = matter.checkedAt < until ? signalsUntil(matter, until, rulesOn, calendarOf(matter)) : []
  raise(fallen)
  return { matter: rememberRaised({ ...matter, checkedAt: matter.checkedAt < until ? until : matter.checkedAt }, fallen), signals, samples }
}

const happeningAfter = (matter: Matter, happened: Omit<Happening, 'value'>): Happening =>
  ({ ...happened, value: matter.past.happenings.filter(({ rule }) => rule === happened.rule).length + 1 })

/** What was raised again is the signal that stands, as it was raised then. */
function matchRaised(drafts: readonly SignalDraft[], standing: readonly RaisedSignal[]): { raised: Raised[]; missing: SignalDraft[]; wrong: RaisedSignal[] } {
  const raised: Raised[] = standing.filter(({ isWithdrawn }) => isWithdrawn).map((signal) => ({ ...toRaised(signal), isWithdrawn: true }))
  const left = new Set(standing.filter(({ isWithdrawn }) => !isWithdrawn))
  const missing: SignalDraft[] = []
  for (const draft of drafts) {
    const isOf = ({ rule, level, occasion }: Pick<RaisedSignal, 'rule' | 'level' | 'occasion'>) => rule === draft.rule && level === draft.level && occasion.split('#')[0] === draft.occasion
    const signal = [...left].find(isOf)
    if (signal) {
      left.delete(signal)
      raised.push(toRaised(signal))
      continue
    }
    const before = raised.filter(isOf).length
    const again = before > 0 ? { ...draft, occasion: `${draft.occasion}#${before + 1}` } : draft
    missing.push(again)
    raised.push({ rule: again.rule, occasion: again.occasion, level: again.level, at: again.raisedAt })
  }
  // What a card raised in its turn is not in the record of the case.
  return { raised: [...raised, ...[...left].map(toRaised)], missing, wrong: [...left].filter(({ rule }) => rule !== UNANSWERED_RULE) }
}

const toRaised = ({ rule, occasion, level, raisedAt }: RaisedSignal): Raised => ({ rule, occasion, level, at: raisedAt.toISOString() })

/** Whether nothing but the time of looking differs. */
function isSame(stands: Matter, made: Matter): boolean {
  const inOrder = (matter: Matter) => ({ ...matter, checkedAt: '', past: { ...matter.past, happenings: matter.past.happenings.toSorted((a, b) => (a.occasion < b.occasion ? -1 : 1)), raised: matter.past.raised.map(({ rule, occasion, level, at, isWithdrawn = false }) => `${at} ${rule} ${occasion} ${level} ${isWithdrawn}`).sort() } })
  return isDeepStrictEqual(inOrder(stands), inOrder(made))
}
