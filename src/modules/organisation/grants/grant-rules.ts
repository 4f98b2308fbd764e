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

export const standingWords = { inForce: '生效中', coming: '尚未生效', expired: '已到期', revoked: '已撤销' } as const
export type Standing = keyof typeof standingWords
/** How people look for them: what is over, by its term or by revocation, is one thing. */
export type StandingGroup = 'inForce' | 'coming' | 'ended'

export function standingOf(grant: AuthorityGrant, on: string): Standing {
  if (grant.revokedOn !== null && grant.revokedOn <= on) return 'revoked'
  if (isInForce(grant, on)) return 'inForce'
  return on < grant.fromDay ? 'coming' : 'expired'
}

export function standingGroupOf(grant: AuthorityGrant, on: string): StandingGroup {
  const standing = standingOf(grant, on)
  return standing === 'inForce' || standing === 'coming' ? standing : 'ended'
}

const GROUPS: readonly StandingGroup[] = ['inForce', 'coming', 'ended']

export const countStandings = (grants: readonly AuthorityGrant[], on: string): Record<StandingGroup, number> => {
  const counts: Record<StandingGroup, number> = { inForce: 0, coming: 0, ended: 0 }
  for (const grant of grants) counts[standingGroupOf(grant, on)]++
  return counts
}

/** As a ledger is read: what holds, what is to come, what is over; each authority together, its newest first. */
export const inReadingOrder = (grants: readonly AuthorityGrant[], on: string): AuthorityGrant[] => {
  const placed = grants.map((grant) => ({ grant, place: GROUPS.indexOf(standingGroupOf(grant, on)) }))
  return placed
    .sort((a, b) => a.place - b.place || compareTexts(a.grant.authorityId, b.grant.authorityId) || compareTexts(b.grant.id, a.grant.id))
    .map(({ grant }) => grant)
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Why somebody of `authorityId` may not revoke it today, as a sentence; undefined when they may. */
export function reasonAgainstRevoking(grant: AuthorityGrant, authorityId: string, on: string): string | undefined {
  if (grant.authorityId !== authorityId) return '只能撤销本单位的授权。'
  const standing = standingOf(grant, on)
  if (standing === 'revoked') return '这项授权已经撤销。'
  return standing === 'expired' ? '这项授权已经到期，不需要撤销。' : undefined
}
