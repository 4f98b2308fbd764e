import { SourceList } from '../../../features/sources/source-list.tsx'

/** 免提交来源. */
export const Component = SourceList
