import { WaiverCounts } from '../../../features/materials/waiver-counts.tsx'

/** 免提交统计. */
export const Component = WaiverCounts
