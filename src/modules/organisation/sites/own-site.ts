import Type from 'typebox'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getDirectory } from '../directory.ts'
import { getOfficer } from '../get-officer.ts'
import { daysOfMonth, Month } from '../staffing/month.ts'
import { siteKindWords } from './site.ts'
import { siteStandingOf, siteStandingWords } from './site-rules.ts'
import { listSiteUse } from './site-store.ts'
import { findSiteOf } from './sites.ts'

/** 本网点: what the agreement names, how long it holds, and what the site took in within a month. */
export const readOwnSite = defineOperation({
  id: 'organisation.readOwnSite',
  summary: '合作网点人员所在的网点：合作事项、协议期限和一个月的收件数',
  audience: 'staff',
  permission: 'organisation.readOwnSite',
  query: Type.Object({ month: Type.Optional(Month) }, { additionalProperties: false }),
  output: Type.Object({
    name: Type.String(), kindName: Type.String(), partner: Type.String(), address: Type.String(), hours: Type.String(), phone: Type.String(),
    /** Where its cases go. */
    hallName: Type.String(), hallPhone: Type.String(),
    agreement: Type.String(), from: Type.String(), until: Type.String(), standingName: Type.String(), isOpen: Type.Boolean(), items: Type.Array(Type.String()),
    month: Type.String(), takenIn: Type.Integer(), byItem: Type.Array(Type.Object({ itemCode: Type.String(), takenIn: Type.Integer() })),
  }),
  async run(ctx, { query }) {
    const [{ id }, directory, today] = [await getOfficer(ctx), await getDirectory(ctx), ctx.clock.today()]
    const site = await findSiteOf(ctx, id, today)
    if (!site) throw new Refusal(409, 'organisation.no_site', '您的账号没有对应的合作网点，请联系大厅管理员。')
    const month = query.month ?? today.slice(0, 7)
    const { from, until } = daysOfMonth(month)
    const byItem = (await listSiteUse(ctx.db, site.region, [site.id], from, until)).map(({ itemCode, takenIn }) => ({ itemCode, takenIn })).sort((a, b) => b.takenIn - a.takenIn || (a.itemCode < b.itemCode ? -1 : 1))
    const [hall, standing] = [directory.hall(site.hallId), siteStandingOf(site, today)]
    return {
      name: site.name, kindName: siteKindWords[site.kind], partner: site.partner, address: site.address, hours: site.hours, phone: site.phone, hallName: hall.name, hallPhone: hall.phone,
      agreement: site.agreement, from: site.fromDay, until: site.untilDay, standingName: siteStandingWords[standing], isOpen: standing === 'inForce', items: site.itemCodes,
      month, takenIn: byItem.reduce((sum, each) => sum + each.takenIn, 0), byItem,
    }
  },
})
