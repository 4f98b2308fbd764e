import type { Directory } from '../directory.ts'
import { type CooperationSite, siteKindWords, type SiteOperator } from './site.ts'
import type { SiteView } from './site-contract.ts'
import { siteStandingOf, siteStandingWords } from './site-rules.ts'

/** A site as it stands today. */
export function describeSite(site: CooperationSite, operators: readonly SiteOperator[], takenIn: number, directory: Directory, today: string): SiteView {
  const { id, region, version, kind, name, partner, divisionCode, address, position, hours, phone, hallId, agreement, fromDay, untilDay, itemCodes, endedOn, endedReason } = site
  const standing = siteStandingOf(site, today)
  return {
    id, region, version, kind, kindName: siteKindWords[kind], name, partner, division: divisionCode, divisionName: directory.division(divisionCode).name, address, position, hours, phone,
    hall: hallId, hallName: directory.hall(hallId).name, agreement, from: fromDay, until: untilDay, items: itemCodes, standing, standingName: siteStandingWords[standing], endedOn, endedReason,
    operators: operators.filter((operator) => operator.siteId === id).map(({ officerId, fromDay: from, endedOn: until }) => ({ id: officerId, name: directory.officer(officerId).name, from, endedOn: until })),
    takenIn,
  }
}
