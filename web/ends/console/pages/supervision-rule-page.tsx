import { RuleSheet } from '../../../features/supervision-rules/rule-sheet.tsx'

/** One 监察规则 with its versions. */
export const Component = RuleSheet
