import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Context } from '../../../platform/context.ts'
import type { Reader, TimedJob } from '../../../platform/jobs/jobs.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import { getSetting } from '../../../platform/settings.ts'
import { addWorkdays, getWorkCalendar } from '../../calendar/index.ts'
import type { PublishedItem } from '../published-items.ts'
import type { CATALOGUE_EVENTS, ItemPublished } from '../events.ts'
import { checkRules, type CheckFinding, runChecks } from './check-rules.ts'
import { type Applied, applyFindings, type CheckRun, findLastRun, type FoundIssue, insertRun } from './issue-store.ts'
import { type CheckWorld, loadCheckWorld } from './load-facts.ts'
import { issueDueDays } from './settings.ts'

/** Touched first by whoever changes what stands: its row lock lets two checks at once follow each other. */
const CHECKS_MEMO = 'catalogue.checks'

const problemOf = new Map(checkRules.map((rule) => [rule.id, rule.problem]))

/**
 * Checks every item that is not cancelled, in one pass over memory, and makes the standing issues what it found:
 * new ones are opened, those gone are settled. Running it again changes nothing.
 */
export async function checkCatalogue(ctx: Context): Promise<CheckRun> {
  const world = await loadCheckWorld(ctx)
  const items = [...world.items.values()].filter(({ state }) => state !== 'cancelled')
  const found = await findIssues(ctx, world, items)
  const run = await ctx.db.transaction(async (db): Promise<CheckRun> => {
    await ctx.memo.touch(db, CHECKS_MEMO)
    const applied = await applyFindings(db, found, undefined, ctx.actor.name, ctx.clock.now())
    const made = { id: ctx.ids.next(), at: ctx.clock.now(), actorName: ctx.actor.name, items: items.length, findings: found.length, ...applied }
    await insertRun(db, made)
    return made
  })
  if (ctx.actor.kind !== 'system') {
    await ctx.audit.append({ region: ctx.actor.region ?? world.city, operation: 'catalogue.checkCatalogue', actor: ctx.actor.accountId, detail: { items: run.items, findings: run.findings, opened: run.opened, settled: run.settled } })
  }
  return run
}

/** The same for some items; a code nobody publishes any more has nothing left to settle. */
export async function checkPublishedItems(ctx: Context, codes: readonly string[]): Promise<Applied> {
  const world = await loadCheckWorld(ctx)
  const found = await findIssues(ctx, world, codes.flatMap((code) => world.items.get(code) ?? []).filter(({ state }) => state !== 'cancelled'))
  return ctx.db.transaction(async (db) => {
    await ctx.memo.touch(db, CHECKS_MEMO)
    return applyFindings(db, found, codes, ctx.actor.name, ctx.clock.now())
  })
}

/** Items checked before others get their turn: about 20 ms. */
const ITEMS_A_TURN = 50

async function findIssues(ctx: Context, world: CheckWorld, items: readonly PublishedItem[]): Promise<FoundIssue[]> {
  const dueOn = await dueDays(ctx, world)
  const found: FoundIssue[] = []
  for (const [index, { item }] of items.entries()) {
    if (index > 0 && index % ITEMS_A_TURN === 0) await nextTurn()
    for (const finding of mergeByPlace(runChecks(item, world.factsOf(item), world.severityOf))) {
      const region = finding.divisionCode === undefined ? world.city : world.directory.division(finding.divisionCode).region
      found.push({
        id: ctx.ids.next(),
        ruleId: finding.ruleId,
        problem: problemOf.get(finding.ruleId)!,
        itemCode: item.code,
        divisionCode: finding.divisionCode ?? '',
        region,
        path: finding.path,
        message: finding.message,
        severity: finding.severity,
        departmentName: item.departmentName,
        dueOn: dueOn.get(region)!,
      })
    }
  }
  return found
}

/** One issue for each rule and element: what a rule says twice of one element is settled in one go. */
function mergeByPlace(findings: readonly CheckFinding[]): CheckFinding[] {
  const merged = new Map<string, CheckFinding>()
  for (const finding of findings) {
    const key = [finding.ruleId, finding.divisionCode, finding.path].join('\n')
    const known = merged.get(key)
    merged.set(key, known ? { ...known, message: `${known.message}${finding.message}` } : finding)
  }
  return [...merged.values()]
}

/** The day on which an issue found today is due, by region. */
export async function dueDays(ctx: Context, { city, directory }: Pick<CheckWorld, 'city' | 'directory'>): Promise<ReadonlyMap<string, string>> {
  const today = ctx.clock.today()
  const days = new Map<string, string>()
  for (const region of new Set([city, ...directory.listRegions().map(({ code }) => code)])) {
    const amount = await getSetting(ctx, issueDueDays, region, today)
    days.set(region, addWorkdays(await getWorkCalendar(ctx, region), today, amount).dueOn)
  }
  return days
}

/** Every night, after the day has changed: limits pass and guides grow old without anybody editing them. */
export const checkDaily: TimedJob = {
  id: 'catalogue.checkDaily',
  everySeconds: 3600,
  async run(ctx) {
    const last = await findLastRun(ctx.db)
    if (!last || toLegalDate(last.at) < ctx.clock.today()) await checkCatalogue(ctx)
  },
}

const PUBLISHED: (typeof CATALOGUE_EVENTS)[number] = 'catalogue.itemPublished'

/** What a publication mended is settled at once, and what it brought in stands at once. */
export const onItemPublished: Reader = {
  id: 'catalogue.checkPublished',
  on: [PUBLISHED],
  async run(ctx, events) {
    await checkPublishedItems(ctx, [...new Set(events.map(({ payload }) => (payload as unknown as ItemPublished).code))])
  },
}
