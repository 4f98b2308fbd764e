import { RuleList } from '../../../features/supervision-rules/rule-list.tsx'

/** 监察规则 of a region. */
export const Component = RuleList
