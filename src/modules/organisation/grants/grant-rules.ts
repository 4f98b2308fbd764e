import type { AuthorityGrant, GrantPower } from './authority-grant.ts'

/** What somebody wants to do in an authority's name, and when. */
export interface GrantQuestion {
  authorityId: string
  itemCode: string
  /** `YYYY-MM-DD` */
  on: string
}

/** From the first day to the last, both included; what is revoked is worth nothing from that day on. */
export const isInForce = ({ fromDay, untilDay, revokedOn }: AuthorityGrant, on: string): boolean =>
  fromDay <= on && (untilDay === null || on <= untilDay) && (revokedOn === null || on < revokedOn)

const covers = (grant: AuthorityGrant, { authorityId, itemCode, on }: GrantQuestion): boolean =>
  grant.authorityId === authorityId && (grant.itemCodes === null || grant.itemCodes.includes(itemCode)) && isInForce(grant, on)

/** The grants by which somebody may decide this for the authority: the narrowest first, which says most about why. */
export const representativesFor = (grants: readonly AuthorityGrant[], question: GrantQuestion, power: GrantPower): AuthorityGrant[] =>
  grants
    .filter((grant) => grant.kind === 'chiefRepresentative' && grant.powers.includes(power) && covers(grant, question))
    .sort((a, b) => (a.itemCodes?.length ?? Infinity) - (b.itemCodes?.length ?? Infinity) || (a.id < b.id ? -1 : 1))

/** The halls an authority has entrusted with taking this in. */
export const hallsFor = (grants: readonly AuthorityGrant[], question: GrantQuestion): string[] =>
  grants.flatMap((grant) => (grant.kind === 'delegatedReceipt' && grant.hallId !== null && covers(grant, question) ? [grant.hallId] : []))

/** Whether the authority keeps its delegated receipts here: where it never has, halls take in as they always did. */
export const keepsReceiptGrants = (grants: readonly AuthorityGrant[], authorityId: string): boolean =>
  grants.some((grant) => grant.kind === 'delegatedReceipt' && grant.authorityId === authorityId)
