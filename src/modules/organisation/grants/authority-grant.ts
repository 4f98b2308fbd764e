/** 首席事务代表 (decides at a window in an authority's name) and 委托收件 (a hall takes in for an authority). */
export type GrantKind = 'chiefRepresentative' | 'delegatedReceipt'

export const grantKindWords: Record<GrantKind, string> = { chiefRepresentative: '首席事务代表', delegatedReceipt: '委托收件' }

/** What a representative may decide: immediate items in one sitting, licences on a commitment, or any case that was reviewed. */
export type GrantPower = 'immediate' | 'commitment' | 'decide'

export const grantPowerWords: Record<GrantPower, string> = { immediate: '即办件当场办结', commitment: '告知承诺当场决定', decide: '审查后作出决定' }

/** What an authority has given somebody to do in its name. Never changed, only revoked. */
export interface AuthorityGrant {
  /** Of the authority: six digits. */
  region: string
  id: string
  kind: GrantKind
  authorityId: string
  /** For a chief representative. */
  officerId: string | null
  /** For delegated receipt. */
  hallId: string | null
  powers: GrantPower[]
  /** null: every item of the authority. */
  itemCodes: string[] | null
  /** `YYYY-MM-DD`, both days included. */
  fromDay: string
  untilDay: string | null
  /** 授权依据: the paper it stands on. */
  basis: string
  grantedBy: string | null
  grantedAt: Date
  /** From this day on it is worth nothing. */
  revokedOn: string | null
  revokedReason: string | null
}
