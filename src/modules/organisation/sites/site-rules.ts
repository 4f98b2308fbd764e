import type { CooperationSite, SiteOperator } from './site.ts'

export const siteStandingWords = { inForce: '合作中', coming: '尚未开始', expired: '协议已到期', ended: '已终止合作' } as const
export type SiteStanding = keyof typeof siteStandingWords

/** Where a cooperation stands on a day. */
export function siteStandingOf({ fromDay, untilDay, endedOn }: Pick<CooperationSite, 'fromDay' | 'untilDay' | 'endedOn'>, on: string): SiteStanding {
  if (endedOn !== null && endedOn <= on) return 'ended'
  if (on < fromDay) return 'coming'
  return on > untilDay ? 'expired' : 'inForce'
}

export const isAtWork = (operator: Pick<SiteOperator, 'fromDay' | 'endedOn'>, on: string): boolean => operator.fromDay <= on && (operator.endedOn === null || on < operator.endedOn)

/** Why an operator of a site may not take this in, as a sentence; undefined when they may. */
export function reasonAgainstTakingIn(site: CooperationSite | undefined, itemCode: string, region: string, on: string): string | undefined {
  if (!site) return '您的账号没有对应的合作网点，请联系大厅管理员。'
  const standing = siteStandingOf(site, on)
  if (standing !== 'inForce') return `${site.name}${siteStandingWords[standing]}，不能收件。请引导申请人到政务服务大厅，或网上申请。`
  if (region !== site.region) return `${site.name}只收本地区的件。请引导申请人网上申请。`
  return site.itemCodes.includes(itemCode) ? undefined : `${site.name}的合作事项里没有这一项。请引导申请人到政务服务大厅，或网上申请。`
}
