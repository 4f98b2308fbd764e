import { UseCounts } from '../../../features/certificates/use/use-counts.tsx'

/** 用证统计. */
export const Component = UseCounts
