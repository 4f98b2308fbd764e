import { RuleList } from '../../../features/catalogue/checks/rule-list.tsx'

/** What the check looks for, and why. */
export const Component = RuleList
