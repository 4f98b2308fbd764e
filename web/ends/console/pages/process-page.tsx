import { ProcessReport } from '../../../features/catalogue/reductions/process-report.tsx'

/** 流程分析. */
export const Component = ProcessReport
