import type { AuthorityGrant } from './authority-grant.ts'
import { isInForce } from './grant-rules.ts'

/** 三集中三到位: what may be missing of an item: it is not handled in the hall, nobody there may decide it, it is not on the platform. */
export const gapWords = { notInHall: '事项没有进驻大厅', notAuthorised: '没有授权大厅人员决定', notOnPlatform: '没有在平台办理' } as const
export type Gap = keyof typeof gapWords

/** One item of one authority, and where it has arrived. */
export interface Placement {
  authorityId: string
  itemCode: string
  /** 进驻到位: a window of the region's hall takes it in. */
  isInHall: boolean
  /** 授权到位: somebody who sits in a hall may decide it in the authority's name. */
  isAuthorised: boolean
  /** 监察到位: its authority decides on the platform, where every step is watched. */
  isOnPlatform: boolean
}

/** Whether somebody who works in a hall holds a grant to decide this. Any power counts: what is immediate needs no more. */
export const isDecidedInHall = (grants: readonly AuthorityGrant[], worksInHall: (officerId: string) => boolean, { authorityId, itemCode, on }: { authorityId: string; itemCode: string; on: string }): boolean =>
  grants.some((grant) => grant.kind === 'chiefRepresentative' && grant.authorityId === authorityId && (grant.itemCodes === null || grant.itemCodes.includes(itemCode)) && isInForce(grant, on) && worksInHall(grant.officerId!))

export const gapsOf = ({ isInHall, isAuthorised, isOnPlatform }: Placement): Gap[] => [...(isInHall ? [] : ['notInHall' as const]), ...(isAuthorised ? [] : ['notAuthorised' as const]), ...(isOnPlatform ? [] : ['notOnPlatform' as const])]

export interface PlacementCount {
  items: number
  inHall: number
  authorised: number
  onPlatform: number
  /** All three. */
  complete: number
  /** Of 100, to one place; null where there is no item. */
  percent: number | null
}

/** 到位率 = 三项都到位的事项数 ÷ 事项数 × 100%. */
export function countPlacements(placements: readonly Placement[]): PlacementCount {
  const count = (is: (placement: Placement) => boolean): number => placements.filter(is).length
  const complete = count((placement) => gapsOf(placement).length === 0)
  return {
    items: placements.length, inHall: count(({ isInHall }) => isInHall), authorised: count(({ isAuthorised }) => isAuthorised), onPlatform: count(({ isOnPlatform }) => isOnPlatform),
    complete, percent: placements.length === 0 ? null : Math.round((complete / placements.length) * 1000) / 10,
  }
}
