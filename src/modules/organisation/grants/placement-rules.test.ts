import { expect, it } from 'vitest'
import type { AuthorityGrant } from './authority-grant.ts'
import { countPlacements, gapsOf, isDecidedInHall, type Placement } from './placement-rules.ts'

const placed = (given: Partial<Placement> = {}): Placement => ({ authorityId: 'a', itemCode: 'i', isInHall: true, isAuthorised: true, isOnPlatform: true, ...given })
const grant: AuthorityGrant = {
  region: '379902', id: 'g', kind: 'chiefRepresentative', authorityId: 'a', officerId: 'o', hallId: null, powers: ['immediate'], itemCodes: ['i'], fromDay: '2026-01-01', untilDay: '2026-12-31', basis: '授权书', grantedBy: null,
  grantedAt: new Date('2026-01-01T00:00:00Z'), revokedOn: null, revokedReason: null,
}

it('an item is there when a window takes it in, somebody in the hall may decide it, and it is on the platform', () => {
  expect(gapsOf(placed())).toEqual([])
  expect(gapsOf(placed({ isInHall: false, isAuthorised: false, isOnPlatform: false }))).toEqual(['notInHall', 'notAuthorised', 'notOnPlatform'])
})

it('a grant counts while it is in force, for its items, and when whoever holds it sits in a hall', () => {
  const asked = { authorityId: 'a', itemCode: 'i', on: '2026-03-02' }
  const here = () => true
  expect(isDecidedInHall([grant], here, asked)).toBe(true)
  expect(isDecidedInHall([{ ...grant, itemCodes: null }], here, asked)).toBe(true)
  expect([isDecidedInHall([grant], () => false, asked), isDecidedInHall([{ ...grant, itemCodes: ['x'] }], here, asked), isDecidedInHall([{ ...grant, untilDay: '2026-03-01' }], here, asked), isDecidedInHall([{ ...grant, kind: 'delegatedReceipt' }], here, asked)]).toEqual([false, false, false, false])
})

it('the share is of the items of which nothing is missing, and none of nothing', () => {
  expect(countPlacements([placed(), placed(), placed({ isAuthorised: false })])).toEqual({ items: 3, inHall: 3, authorised: 2, onPlatform: 3, complete: 2, percent: 66.7 })
  expect(countPlacements([]).percent).toBeNull()
})
