import type { Announcement } from '../../../platform/announcement.ts'
import type { Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db/db.ts'
import type { TimedJob } from '../../../platform/jobs/jobs.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getWorkCalendar, type WorkCalendar } from '../../calendar/index.ts'
import type { SignalRaised, SignalWithdrawn } from '../events.ts'
import { withdrawCards } from '../cards/card-store.ts'
import { openCards } from '../cards/open-cards.ts'
import { getRules } from '../rules/rules-in-force.ts'
import type { Signal } from '../signals/signal.ts'
import { insertCorrections, insertSignals } from '../signals/signal-store.ts'
import { countPace, countSignals, countStandings } from '../monitor/monitor-store.ts'
import { type PaceSample, paceSampleOf, standingOf } from '../monitor/standing-rules.ts'
import { lockMatters, saveMatters, takeDueMatters, takeTurn } from './matter-store.ts'
import type { Happening, Matter, MatterKind, MatterNews, Raised } from './matter.ts'
import { momentsOf, nextMoment, type RulesOn } from './moment-rules.ts'
import { type Followed, followNews, rememberRaised, type SignalDraft, signalsOfHappening, signalsUntil } from './news-rules.ts'

/** How many matters a tick takes at a time. */
const BATCH = 500
/** What was done in the last minutes may not have been read yet: a card waits for its news. */
export const NEWS_TAKES_MS = 120_000

export interface Found extends Pick<Followed, 'matter' | 'signals'> {
  withdrawn?: Followed['withdrawn']
}

/** The rules and calendars of a region, read once for many matters. */
export interface Measures {
  rulesOn: RulesOn
  calendarOf(matter: Pick<Matter, 'region' | 'hallId'>): WorkCalendar
}

export async function measuresOf(ctx: Context, region: string, matters: readonly Pick<Matter, 'hallId'>[]): Promise<Measures> {
  const halls = [...new Set(matters.map(({ hallId }) => hallId ?? undefined))]
  const calendars = new Map(await Promise.all(halls.map(async (hallId) => [hallId, await getWorkCalendar(ctx, region, hallId)] as const)))
  return { rulesOn: await getRules(ctx, region), calendarOf: ({ hallId }) => calendars.get(hallId ?? undefined)! }
}

/** Follows what announced events say of matters of one region and kind, in their order, and raises what they and the time before them broke. */
export async function followMatters(ctx: Context, region: string, news: readonly MatterNews[]): Promise<void> {
  if (news.length === 0) return
  const measures = await measuresOf(ctx, region, news.map(({ matter }) => matter))
  await ctx.db.transaction(async (db) => {
    const kind = news[0]!.matter.kind
    await takeTurn(db, region)
    const known = new Map((await lockMatters(db, region, kind, [...new Set(news.map(({ matter }) => matter.id))])).map((matter) => [matter.id, matter]))
    const found = new Map<string, Found>()
    const samples: PaceSample[] = []
    for (const each of news) {
      const stood = known.get(each.matter.id)
      const { matter, signals, withdrawn } = followNews(stood, each, measures.rulesOn, measures.calendarOf)
      const sample = paceSampleOf(stood, matter, each.at, measures.calendarOf(matter))
      if (sample) samples.push(sample)
      known.set(matter.id, matter)
      const before = found.get(matter.id)
      found.set(matter.id, { matter, signals: [...(before?.signals ?? []), ...signals], withdrawn: [...(before?.withdrawn ?? []), ...withdrawn] })
    }
    await save(ctx, db, region, [...found.values()], measures, samples)
  })
}

/**
 * 电子监察 by the clock: raises what has fallen since a matter was last looked at. Reads what is due and not what is open; a matter that
 * another worker has is left to it, and what a killed one had begun is taken up by the next.
 */
export const raiseDueSignals: TimedJob = {
  id: 'supervision.raiseDueSignals',
  everySeconds: 30,
  async run(ctx) {
    const until = new Date(ctx.clock.now().getTime() - NEWS_TAKES_MS).toISOString()
    while ((await raiseOnce(ctx, until)) === BATCH);
  },
}

/** One batch of what is due. Returns how many matters it looked at. */
export const raiseOnce = (ctx: Context, until: string): Promise<number> =>
  ctx.db.transaction(async (db) => {
    const due = await takeDueMatters(db, until, BATCH)
    // In one order: the counts of a region are shared, and two workers must not wait for each other.
    for (const [region, matters] of [...Map.groupBy(due, (matter) => matter.region)].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const measures = await measuresOf(ctx, region, matters)
      const found = matters.map((matter) => {
        const signals = signalsUntil(matter, until, measures.rulesOn, measures.calendarOf(matter))
        return { matter: rememberRaised({ ...matter, checkedAt: until }, signals), signals }
      })
      await save(ctx, db, region, found, measures)
    }
    return due.length
  })

/**
 * Something happened to a watched matter that its own news does not tell: counted with what of its kind went before, once for each
 * occasion. A matter that is not watched has nothing to raise it on.
 */
export async function happenOnMatter(ctx: Context, region: string, kind: MatterKind, id: string, happened: Omit<Happening, 'value'>): Promise<void> {
  await ctx.db.transaction(async (db) => {
    const [matter] = await lockMatters(db, region, kind, [id])
    const known = matter?.past.happenings.filter(({ rule }) => rule === happened.rule) ?? []
    if (!matter || known.some(({ occasion }) => occasion === happened.occasion)) return
    const measures = await measuresOf(ctx, region, [matter])
    const happening = { ...happened, value: known.length + 1 }
    const signals = signalsOfHappening(kind, happening, measures.rulesOn)
    const told = { ...matter, past: { ...matter.past, happenings: [...matter.past.happenings, happening] } }
    await save(ctx, db, region, [{ matter: rememberRaised(told, signals), signals }], measures)
  })
}

/** Writes matters as they stand with what was raised on them, and tells it, unless it was told long ago (`isTold: false`). */
export async function save(ctx: Context, db: Db, region: string, found: readonly Found[], { rulesOn, calendarOf }: Measures, samples: readonly PaceSample[] = [], { isTold = true } = {}): Promise<void> {
  const noticedAt = ctx.clock.now()
  const withdrawn = found.flatMap(({ matter: { kind, id }, withdrawn = [] }) => withdrawn.map((raised) => ({ matterKind: kind, matterId: id, ...raised })))
  const signals = found.flatMap(({ matter, signals: drafts }) => drafts.map((draft) => toSignal(ctx.ids.next(), matter, draft, noticedAt)))
  const matters = found.map(({ matter }) => {
    const next = matter.closedAt && matter.clocks.length === 0 ? null : nextMoment(momentsOf(matter, rulesOn, calendarOf(matter)), Date.parse(matter.checkedAt))
    return { ...matter, nextAt: next === null ? null : new Date(next).toISOString(), standing: matter.kind === 'application' ? standingOf(matter, calendarOf(matter)) : null }
  })
  const watched = signals.filter(({ snapshot }) => !snapshot.isBeforeWatch)
  const cards = await openCards({ ...ctx, db }, region, watched, calendarOf)
  await commit({ ...ctx, db }, {
    region,
    guard: saveMatters(region, matters),
    parts: [countStandings(), ...(samples.length > 0 ? [countPace(region, samples)] : []), ...(signals.length + withdrawn.length > 0 ? [countSignals(region, signals, withdrawn)] : []), ...(signals.length > 0 ? [insertSignals(region, signals)] : []), ...cards, ...(withdrawn.length > 0 ? [insertCorrections(region, withdrawn, noticedAt), withdrawCards(region, withdrawn)] : [])],
    announcements: !isTold ? [] : [...watched.map((signal) => announcementOf(signal)), ...found.flatMap(({ matter, withdrawn = [] }) => withdrawn.map((raised) => withdrawalOf(matter, raised, rulesOn)))],
    answer: null,
  })
}

function toSignal(id: string, matter: Matter, { rule, occasion, level, told, raisedAt, ruleTitle, ruleVersion, basis, finding, clock, isBeforeWatch }: SignalDraft, noticedAt: Date): Omit<Signal, 'region' | 'serial'> {
  const { kind, id: matterId, title, itemCode, itemName, authorityId, hallId, officerId } = matter
  return {
    id, matterKind: kind, matterId, rule, occasion, level, raisedAt: new Date(raisedAt), noticedAt, title, itemCode, itemName, authorityId, hallId, officerId,
    snapshot: { ruleTitle, ruleVersion, basis, finding, told, clock, ...(isBeforeWatch ? { isBeforeWatch } : {}) },
  }
}

/** Whoever was told of it, by the rule of the day its limit began, is told that it was wrong. */
function withdrawalOf({ kind, id, title, itemCode, itemName, authorityId, hallId, officerId }: Matter, { rule: ruleId, occasion, level }: Raised, rulesOn: RulesOn): Announcement {
  const [clockId, startedOn] = occasion.split(/[@#]/) as [string, string]
  const rule = rulesOn(startedOn).find((inForce) => inForce.rule.id === ruleId)!.rule
  const told = rule.on === 'clock' ? (rule.steps.find((step) => step.level === level)?.told ?? []) : rule.told
  const payload: SignalWithdrawn = { matterKind: kind, matterId: id, rule: ruleId, ruleTitle: rule.title, level, title, itemCode, itemName, authorityId, hallId, officerId, told, clockKind: clockId.split(':')[0]! }
  return { type: 'supervision.signalWithdrawn', payload: { ...payload } }
}

function announcementOf({ id, matterKind, matterId, rule, level, title, itemCode, itemName, authorityId, hallId, officerId, raisedAt, snapshot: { ruleTitle, finding, told, clock } }: Omit<Signal, 'region' | 'serial'>): Announcement {
  const payload: SignalRaised = { signalId: id, matterKind, matterId, rule, ruleTitle, level, finding, title, itemCode, itemName, authorityId, hallId, officerId, raisedAt: raisedAt.toISOString(), told: [...told], clockKind: clock?.kind ?? null }
  return { type: 'supervision.signalRaised', payload: { ...payload } }
}
