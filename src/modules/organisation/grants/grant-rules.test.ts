import { describe, expect, it } from 'vitest'
import type { AuthorityGrant } from './authority-grant.ts'
import { countStandings, hallsFor, inReadingOrder, isInForce, keepsReceiptGrants, reasonAgainstRevoking, representativesFor, standingOf } from './grant-rules.ts'

const aGrant = (given: Partial<AuthorityGrant> = {}): AuthorityGrant => ({
  region: '379902', id: 'g1', kind: 'chiefRepresentative', authorityId: '379902-GAJ', officerId: 'o1', hallId: null, powers: ['immediate'], itemCodes: null,
  fromDay: '2026-01-01', untilDay: '2026-12-31', basis: '授权书', grantedBy: null, grantedAt: new Date('2026-01-01T00:00:00Z'), revokedOn: null, revokedReason: null, ...given,
})
const question = { authorityId: '379902-GAJ', itemCode: 'e-bike-plate', on: '2026-03-02' }

describe('a grant', () => {
  it('is in force from its first day to its last, both included, and not from the day it is revoked', () => {
    const days = ['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01']
    expect(days.map((day) => isInForce(aGrant(), day))).toEqual([false, true, true, false])
    expect(isInForce(aGrant({ untilDay: null }), '2099-01-01')).toBe(true)
    expect(['2026-03-01', '2026-03-02'].map((day) => isInForce(aGrant({ revokedOn: '2026-03-02' }), day))).toEqual([true, false])
  })

  it('covers its own authority, its powers and its items alone', () => {
    const found = (grant: AuthorityGrant, power: 'immediate' | 'decide' = 'immediate') => representativesFor([grant], question, power).length
    expect(found(aGrant())).toBe(1)
    expect(found(aGrant(), 'decide')).toBe(0)
    expect(found(aGrant({ authorityId: '379902-MZJ' }))).toBe(0)
    expect(found(aGrant({ itemCodes: ['id-card-apply'] }))).toBe(0)
    expect(found(aGrant({ itemCodes: ['id-card-apply', 'e-bike-plate'] }))).toBe(1)
  })

  it('for fewer items is named before one for all', () => {
    expect(representativesFor([aGrant(), aGrant({ id: 'g2', itemCodes: ['e-bike-plate'] })], question, 'immediate').map(({ id }) => id)).toEqual(['g2', 'g1'])
  })

  it('of receipt names halls, and an authority that gave none once is not held to any', () => {
    const receipt = aGrant({ kind: 'delegatedReceipt', officerId: null, hallId: 'H-379902001', powers: [], itemCodes: ['e-bike-plate'] })
    expect(hallsFor([receipt, aGrant()], question)).toEqual(['H-379902001'])
    expect(keepsReceiptGrants([aGrant()], question.authorityId)).toBe(false)
    // An authority that ended its last delegation did not give everybody the right back.
    expect(keepsReceiptGrants([{ ...receipt, revokedOn: '2026-02-01' }], question.authorityId)).toBe(true)
  })
})

describe('a ledger of grants', () => {
  const today = '2026-03-02'
  const [holds, coming, expired, revoked] = [
    aGrant(), aGrant({ id: 'g2', fromDay: '2026-03-03' }), aGrant({ id: 'g3', untilDay: '2026-03-01' }), aGrant({ id: 'g4', revokedOn: today, revokedReason: '调离' }),
  ] as const

  it('says where each stands today: what was revoked before it began is revoked, not coming', () => {
    expect([holds, coming, expired, revoked].map((grant) => standingOf(grant, today))).toEqual(['inForce', 'coming', 'expired', 'revoked'])
    expect(standingOf({ ...coming, revokedOn: today }, today)).toBe('revoked')
    expect(countStandings([holds, coming, expired, revoked], today)).toEqual({ inForce: 1, coming: 1, ended: 2 })
  })

  it('begins with what holds, authority by authority, the newest first', () => {
    const other = aGrant({ id: 'g5', authorityId: '379902-AAA' })
    expect(inReadingOrder([expired, revoked, coming, holds, aGrant({ id: 'g6' }), other], today).map(({ id }) => id)).toEqual(['g5', 'g6', 'g1', 'g2', 'g4', 'g3'])
  })

  it('lets only the authority itself revoke, and only what is worth something', () => {
    const reasons = [holds, coming, expired, revoked].map((grant) => reasonAgainstRevoking(grant, grant.authorityId, today))
    expect(reasons).toEqual([undefined, undefined, '这项授权已经到期，不需要撤销。', '这项授权已经撤销。'])
    expect(reasonAgainstRevoking(holds, '379902-MZJ', today)).toContain('本单位')
  })
})
