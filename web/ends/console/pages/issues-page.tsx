import { IssueList } from '../../../features/catalogue/checks/issue-list.tsx'

/** 体检. */
export const Component = IssueList
