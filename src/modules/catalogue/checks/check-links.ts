import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { TimedJob } from '../../../platform/jobs/jobs.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import type { ServiceItem } from '../item.ts'
import { loadAllItems } from '../published-items.ts'
import { linksOf } from './basic-rules.ts'
import { checkCatalogue } from './check-catalogue.ts'
import { followLink, type LinkOutcome } from './follow-link.ts'
import { findLastLinkCheck, saveLinkResults } from './link-store.ts'

const TIMEOUT_MS = 5000
/** A polite number: guides of one department often point at one server. */
const AT_ONCE = 4

export interface LinkCheckOptions {
  /** Hosts besides the platform's own that are followed wherever they are. */
  trustedHosts?: readonly string[]
}

/** So many addresses and not one server that speaks: then it is this platform that has no way out. */
const SILENCE_OF_ALL = 3

/**
 * Follows every address that a guide in force gives and remembers which did not answer; the next check makes them issues.
 * @throws Refusal 503 `catalogue.no_way_out` when nobody answered, with nothing remembered
 */
export async function followLinks(ctx: Context, { trustedHosts = [] }: LinkCheckOptions = {}): Promise<{ checked: number; broken: { url: string; problem: string }[] }> {
  const items = [...(await loadAllItems(ctx)).values()].filter(({ state }) => state !== 'cancelled')
  const urls = [...new Set(items.flatMap(({ item }) => addressesIn(item)))]
  const trusted = new Set([new URL(ctx.localAddress).host, ...trustedHosts])
  const results: ({ url: string } & LinkOutcome)[] = []
  const waiting = urls.values()
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (const url of waiting) {
      // What a guide writes without a host is an address of this platform.
      const outcome = await followLink(URL.parse(url, ctx.localAddress)?.href ?? url, { timeoutMs: TIMEOUT_MS, isTrustedHost: (host) => trusted.has(host) })
      results.push({ url, ...outcome })
    }
  }))
  if (results.length >= SILENCE_OF_ALL && !results.some(({ isAnswered }) => isAnswered)) {
    throw new Refusal(503, 'catalogue.no_way_out', '所有地址都没有回应，可能是平台自己的网络不通。请检查网络后再试；这次的结果没有保存。')
  }
  await saveLinkResults(ctx.db, results, ctx.clock.now())
  return { checked: results.length, broken: results.flatMap(({ url, problem }) => (problem === null ? [] : [{ url, problem }])) }
}

/** An item stays the same object while its guide does; looking through every word of it takes 2 ms. */
const known = new WeakMap<ServiceItem, string[]>()

function addressesIn(item: ServiceItem): string[] {
  const addresses = known.get(item) ?? linksOf(item).map(({ url }) => url)
  known.set(item, addresses)
  return addresses
}

/** Once a day: a page that moved away is noticed by the platform before it is by somebody who needs it. */
export const checkLinksDaily: TimedJob = {
  id: 'catalogue.checkLinksDaily',
  everySeconds: 3600,
  async run(ctx) {
    const last = await findLastLinkCheck(ctx.db)
    if (last && toLegalDate(last) >= ctx.clock.today()) return
    if ((await followLinks(ctx)).checked > 0) await checkCatalogue(ctx)
  },
}
