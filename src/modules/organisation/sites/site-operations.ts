import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { type FieldError, invalidInput, Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commitTouching, refuseUsedKey } from '../../../platform/unit-of-work.ts'
import type { Directory } from '../directory.ts'
import { IdParams, Reason, RegionQuery, stale } from '../fields.ts'
import { getOfficer } from '../get-officer.ts'
import { getManagedRegion } from '../staffing/managed-hall.ts'
import { describeSite } from './describe-site.ts'
import type { CooperationSite } from './site.ts'
import { SiteBody, SiteView } from './site-contract.ts'
import { listSiteUse, putSite } from './site-store.ts'
import { getSite, loadSites, SITES_MEMO } from './sites.ts'

/** 合作网点台账: every site of a region with its operators and what it took in this month. */
export const listCooperationSites = defineOperation({
  id: 'organisation.listCooperationSites',
  summary: '本地区的合作网点（银行、邮政、商超等）',
  audience: 'staff',
  permission: 'organisation.readSites',
  query: RegionQuery,
  output: Type.Object({ region: Type.String(), regionName: Type.String(), today: Type.String(), rows: Type.Array(SiteView), mayManage: Type.Boolean() }),
  async run(ctx, { query }) {
    const { region, directory, officer } = await getManagedRegion(ctx, query.region)
    const [{ sites, operators }, today] = [await loadSites(ctx), ctx.clock.today()]
    const own = [...sites.values()].filter((site) => site.region === region)
    const uses = await listSiteUse(ctx.db, region, own.map(({ id }) => id), `${today.slice(0, 7)}-01`, today)
    const takenIn = Map.groupBy(uses, ({ siteId }) => siteId)
    const rows = own.map((site) => describeSite(site, operators, (takenIn.get(site.id) ?? []).reduce((sum, use) => sum + use.takenIn, 0), directory, today))
    return { region, regionName: directory.region(region), today, rows, mayManage: officer.roles.includes('hallManager') }
  },
})

/** A new site, with its agreement. */
export const createSite = defineOperation({
  id: 'organisation.createSite',
  summary: '登记一个合作网点',
  audience: 'staff',
  permission: 'organisation.manageSites',
  body: SiteBody,
  output: SiteView,
  status: 201,
  isWrite: true,
  async run(ctx, { body }) {
    const officer = await getOfficer(ctx)
    return putSheet(ctx, { region: regionOf(body), id: ctx.ids.next(), endedOn: null, endedReason: null, version: 0 }, body, officer.id, 'createSite', 201)
  },
})

/** The sheet of a site, written anew: term, items, hours. */
export const changeSite = defineOperation({
  id: 'organisation.changeSite',
  summary: '修改一个合作网点',
  audience: 'staff',
  permission: 'organisation.manageSites',
  params: IdParams,
  body: SiteBody,
  output: SiteView,
  isWrite: true,
  expectsVersion: true,
  async run(ctx, { params, body, version }) {
    const officer = await getOfficer(ctx)
    const site = await getSite(ctx, regionOf(body), params.id)
    refuseStale(site, version)
    if (site.endedOn !== null) throw ENDED()
    return putSheet(ctx, site, body, officer.id, 'changeSite', 200)
  },
})

/** 终止合作: from today it takes nothing in; what it took in goes its way. */
export const endSite = defineOperation({
  id: 'organisation.endSite',
  summary: '终止一个网点的合作',
  audience: 'staff',
  permission: 'organisation.manageSites',
  params: IdParams,
  query: RegionQuery,
  body: Type.Object({ reason: Reason('终止的原因') }, { additionalProperties: false }),
  output: SiteView,
  isWrite: true,
  expectsVersion: true,
  async run(ctx, { params, query, body, version }) {
    const { region, officer, directory } = await getManagedRegion(ctx, query.region)
    const site = await getSite(ctx, region, params.id)
    if (site.endedOn !== null) throw ENDED()
    refuseStale(site, version)
    return keep(ctx, { ...site, endedOn: ctx.clock.today(), endedReason: body.reason, version: site.version + 1 }, directory, officer.id, 'endSite', 200)
  },
})

const regionOf = ({ division }: Pick<SiteBody, 'division'>): string => division.slice(0, 6)

async function putSheet(ctx: Context, base: Pick<CooperationSite, 'region' | 'id' | 'endedOn' | 'endedReason' | 'version'>, body: SiteBody, by: string, verb: 'createSite' | 'changeSite', status: 200 | 201): Promise<SiteView> {
  const { directory } = await getManagedRegion(ctx, base.region)
  const { division, hall, from, until, items, ...rest } = body
  const errors = findErrors(body, base.region, directory)
  if (errors.length > 0) throw invalidInput(errors)
  return keep(ctx, { ...base, ...rest, divisionCode: division, hallId: hall, fromDay: from, untilDay: until, itemCodes: items, version: base.version + 1 }, directory, by, verb, status)
}

function findErrors({ division, hall, from, until }: SiteBody, region: string, directory: Directory): FieldError[] {
  directory.division(division)
  return [
    ...(directory.hall(hall).region === region ? [] : [{ pointer: '/hall', message: '请选择本地区的大厅。' }]),
    ...(until < from ? [{ pointer: '/until', message: '到期日期不能早于开始日期。' }] : []),
  ]
}

async function keep(ctx: Context, site: CooperationSite, directory: Directory, by: string, verb: 'createSite' | 'changeSite' | 'endSite', status: 200 | 201): Promise<SiteView> {
  await refuseUsedKey(ctx, site.region)
  const answer = describeSite(site, (await loadSites(ctx)).operators, 0, directory, ctx.clock.today())
  if (!(await commitTouching(ctx, SITES_MEMO, { region: site.region, guard: putSite(site, by, ctx.clock.now()), answer, status }))) throw stale()
  await ctx.audit.append({ region: site.region, operation: `organisation.${verb}`, actor: ctx.actor.accountId, subject: site.id, detail: { name: site.name, itemCodes: site.itemCodes, fromDay: site.fromDay, untilDay: site.untilDay, endedReason: site.endedReason } })
  return answer
}

function refuseStale(site: Pick<CooperationSite, 'version'>, version: number): void {
  if (site.version !== version) throw stale()
}

const ENDED = () => new Refusal(409, 'organisation.site_ended', '这个网点已经终止合作，不能再修改。需要重新合作的，请另行登记。')
