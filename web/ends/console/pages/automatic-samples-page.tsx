import { SampleList } from '../../../features/automatic/sample-list.tsx'

/** 自动审批抽查. */
export const Component = SampleList
