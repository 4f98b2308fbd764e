import type { Context } from '../../../platform/context.ts'
import type { Statement } from '../../../platform/db/sql.ts'
import { invalidInput } from '../../../platform/errors.ts'
import { dueDays } from './check-catalogue.ts'
import type { ProblemKind } from './check-rule.ts'
import { type CheckIssue, issueStateWords, REPORTED } from './issue.ts'
import { insertReported, listIssuesById } from './issue-store.ts'
import { loadCheckWorld } from './load-facts.ts'

/** An issue of an item as a whole that another room reports, and its write: the guard of the command that reports it. @throws Refusal when there is no such item */
export async function prepareReportedIssue(ctx: Context, { itemCode, problem, message, reportedBy }: { itemCode: string; problem: ProblemKind; message: string; reportedBy: string }): Promise<{ issueId: string; itemName: string; progress: IssueProgress; guard: Statement }> {
  const world = await loadCheckWorld(ctx)
  const published = world.items.get(itemCode)
  if (!published) throw invalidInput([{ pointer: '/item', message: '事项目录里没有这个事项，请核对编码。' }])
  const issue: CheckIssue = {
    id: ctx.ids.next(), ruleId: REPORTED, problem, itemCode, divisionCode: '', region: world.city, path: '', message, severity: 'warn', departmentName: published.item.departmentName,
    state: 'open', firstSeenAt: ctx.clock.now(), dueOn: (await dueDays(ctx, world)).get(world.city)!, ownerId: null, ownerName: null, reason: null, decidedBy: null, decidedAt: null, reportedBy,
  }
  return { issueId: issue.id, itemName: published.item.name, progress: toProgress(issue), guard: insertReported(issue) }
}

/** What became of an issue, for whoever reported it. */
export interface IssueProgress {
  isOpen: boolean
  stateName: string
  dueOn: string
  ownerName: string | null
  /** How it was mended, or why it is not. */
  reason: string | null
  decidedAt: Date | null
}

/** What became of issues, by their ids. */
export async function readIssueProgress(ctx: Pick<Context, 'db'>, ids: readonly string[]): Promise<Map<string, IssueProgress>> {
  const issues = ids.length === 0 ? [] : await listIssuesById(ctx.db, ids)
  return new Map(issues.map((issue) => [issue.id, toProgress(issue)]))
}

const toProgress = ({ state, dueOn, ownerName, reason, decidedAt }: CheckIssue): IssueProgress => ({ isOpen: state === 'open', stateName: issueStateWords[state], dueOn, ownerName, reason, decidedAt })
