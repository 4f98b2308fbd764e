import type { ServiceItem } from '../../catalogue/index.ts'

/** 市县同权: powers that come from above by 下放 or 委托 are reported back (S000 二(二)8); what is a body's own is not. */
export const isReportedAbove = ({ powerSource }: Pick<ServiceItem, 'powerSource'>): boolean => powerSource === 'delegated' || powerSource === 'entrustedAbove'

/** The city a county belongs to. */
export const cityOf = (region: string): string => `${region.slice(0, 4)}00`

export const filingWords = { approval: '批后报备', supervision: '审管信息推送' } as const
