import { RuleSetList } from '../../../features/automatic/rule-set-list.tsx'

/** 自动审批 of the region. */
export const Component = RuleSetList
