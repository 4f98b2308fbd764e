import type { Platform } from '../../../platform/context.ts'
import type { Statement } from '../../../platform/db/sql.ts'
import { notFound, Refusal } from '../../../platform/errors.ts'
import { getDirectory } from '../directory.ts'
import type { Officer } from '../organisation.ts'
import type { CooperationSite, SiteOperator } from './site.ts'
import { isAtWork, reasonAgainstTakingIn, siteStandingOf } from './site-rules.ts'
import { countTakenIn, readSiteOperators, readSites } from './site-store.ts'

export const SITES_MEMO = 'organisation.sites'

type Reading = Pick<Platform, 'memo' | 'db'>

/** Every site with its operators, in process: each intake of an operator asks. */
export const loadSites = (platform: Reading): Promise<{ sites: ReadonlyMap<string, CooperationSite>; operators: readonly SiteOperator[] }> =>
  platform.memo.get(SITES_MEMO, async () => {
    const sites = await readSites(platform.db)
    return { sites: new Map(sites.map((site) => [site.id, site])), operators: await readSiteOperators(platform.db) }
  })

/** 合作网点 where people can go on a day, of one region or of all; by name. */
export async function listSites(platform: Reading, on: string, region?: string): Promise<CooperationSite[]> {
  const { sites } = await loadSites(platform)
  return [...sites.values()].filter((site) => siteStandingOf(site, on) === 'inForce' && (region === undefined || site.region === region))
}

/** @throws Refusal 404 when there is no such site in the region */
export async function getSite(platform: Reading, region: string, id: string): Promise<CooperationSite> {
  const site = (await loadSites(platform)).sites.get(id)
  if (site?.region !== region) throw notFound('这个合作网点', 'organisation.no_such_site')
  return site
}

/** The site at which an officer works for a partner on a day. */
export async function findSiteOf(platform: Reading, officerId: string, on: string): Promise<CooperationSite | undefined> {
  const { sites, operators } = await loadSites(platform)
  const operator = operators.find((each) => each.officerId === officerId && isAtWork(each, on))
  return operator && sites.get(operator.siteId)
}

/** Where an officer works, for whoever reads who looked at their data: the partner's site, else the authority. */
export async function officeNameOf(platform: Reading & Pick<Platform, 'clock'>, officer: Pick<Officer, 'id' | 'roles' | 'authorityId'>): Promise<string> {
  const site = officer.roles.includes('partnerOperator') ? await findSiteOf(platform, officer.id, platform.clock.today()) : undefined
  return site ? `${site.name}（合作网点）` : (await getDirectory(platform)).authority(officer.authorityId).name
}

/** Why an officer may not look up what an item asks of whoever stands there: a partner's only for what the agreement of their site names. */
export async function reasonAgainstLookingUp(platform: Reading & Pick<Platform, 'clock'>, officer: Pick<Officer, 'id' | 'roles'>, { item, region }: { item: string; region: string }): Promise<string | undefined> {
  if (!officer.roles.includes('partnerOperator')) return undefined
  const today = platform.clock.today()
  return reasonAgainstTakingIn(await findSiteOf(platform, officer.id, today), item, region, today)
}

/**
 * Leave for a partner's operator to take in an item: their site, and the statement that counts it there, to be written with the case.
 * @throws Refusal 403 when the agreement of their site does not name it, or does not hold
 */
export async function askSiteToTakeIn(platform: Reading & Pick<Platform, 'clock'>, operator: Pick<Officer, 'id'>, { item, region }: { item: string; region: string }): Promise<{ site: CooperationSite; count: Statement }> {
  const today = platform.clock.today()
  const site = await findSiteOf(platform, operator.id, today)
  const against = reasonAgainstTakingIn(site, item, region, today)
  if (against !== undefined) throw new Refusal(403, 'organisation.not_in_agreement', against)
  return { site: site!, count: countTakenIn(site!.region, site!.id, today, item) }
}
