import { type CheckIssue, REPORTED } from './issue.ts'

export type IssueAction = 'assign' | 'settle' | 'excuse' | 'reopen'
export const ISSUE_ACTIONS: readonly IssueAction[] = ['assign', 'settle', 'excuse', 'reopen']

/** Who looks at an issue, as far as it matters. */
export interface IssueActor {
  /** Six digits; the city's officers act everywhere. */
  region: string
  isOfCity: boolean
  /** Holds `catalogue.manageIssues`. */
  mayManage: boolean
}

/** Why somebody may not do this with an issue now; undefined where they may. */
export function reasonNotTo(action: IssueAction, issue: Pick<CheckIssue, 'state' | 'region'>, actor: IssueActor): string | undefined {
  if (!actor.mayManage) return '整改问题由事项管理员处理。'
  if (!actor.isOfCity && issue.region !== actor.region) return '这个问题属于其他地区，请由当地或市级事项管理员处理。'
  if (issue.state === 'settled') return '问题已经整改，不用再处理。'
  if (action === 'reopen') return issue.state === 'excused' ? undefined : '问题还在待整改，不用恢复。'
  if (action === 'settle') return undefined
  return issue.state === 'open' ? undefined : '问题已经说明。要继续整改，请先恢复为待整改。'
}

/** What a rule found is settled by the rule; what a person reported, by a person's word. */
export const isSettledByCheck = ({ ruleId }: Pick<CheckIssue, 'ruleId'>): boolean => ruleId !== REPORTED
