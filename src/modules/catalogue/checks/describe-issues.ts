import type { Context } from '../../../platform/context.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { type Directory, getDirectory, getOfficer, mayDo } from '../../organisation/index.ts'
import { cityOf } from '../entries.ts'
import { itemElements } from '../item-elements.ts'
import { localElements } from '../local-elements.ts'
import { loadAllItems, type PublishedItem } from '../published-items.ts'
import { problemWords, severityWords } from './check-rule.ts'
import { type CheckFinding, checkRules } from './check-rules.ts'
import type { FindingView, IssueView } from './contract.ts'
import { type CheckIssue, issueStateWords, REPORTED, REPORTED_TITLE } from './issue.ts'
import { ISSUE_ACTIONS, type IssueActor, reasonNotTo } from './issue-rules.ts'

const rulesById = new Map(checkRules.map((rule) => [rule.id, rule]))

/** The title of what an editor opens, by the first part of a path. */
function elementTitle(path: string): string | null {
  const key = path.split('/')[0]!
  if (Object.hasOwn(itemElements, key)) return itemElements[key as keyof typeof itemElements].title
  return Object.hasOwn(localElements, key) ? localElements[key as keyof typeof localElements].title : null
}

/** A rule of an earlier release may have left issues behind: they are shown by their name until a check settles them. */
const titleOf = (ruleId: string): string => (ruleId === REPORTED ? REPORTED_TITLE : (rulesById.get(ruleId)?.title ?? ruleId))

export function toFindingView(finding: CheckFinding, directory: Directory): FindingView {
  const { title, source, problem } = rulesById.get(finding.ruleId)!
  return {
    ruleId: finding.ruleId,
    ruleTitle: title,
    source,
    severity: finding.severity,
    severityName: severityWords[finding.severity],
    problem,
    problemName: problemWords[problem],
    path: finding.path,
    elementTitle: elementTitle(finding.path),
    message: finding.message,
    divisionCode: finding.divisionCode ?? null,
    divisionName: finding.divisionCode === undefined ? null : directory.division(finding.divisionCode).fullName,
  }
}

/** Who is signed in, as the rules of issues ask. @throws Refusal when it is no officer */
export async function getIssueActor(ctx: Context): Promise<IssueActor> {
  const { region } = await getOfficer(ctx)
  return { region, isOfCity: cityOf(region) === region, mayManage: mayDo('catalogue.manageIssues', ctx.actor.roles) }
}

export async function createIssueView(ctx: Context): Promise<(issue: CheckIssue) => IssueView> {
  const [directory, items, actor] = await Promise.all([getDirectory(ctx), loadAllItems(ctx), getIssueActor(ctx)])
  return (issue) => toIssueView(issue, { directory, items, actor, today: ctx.clock.today(), personId: ctx.actor.principalId })
}

interface Surroundings {
  directory: Directory
  items: ReadonlyMap<string, PublishedItem>
  actor: IssueActor
  today: string
  personId: string
}

function toIssueView(issue: CheckIssue, { directory, items, actor, today, personId }: Surroundings): IssueView {
  const { ownerId, firstSeenAt, decidedAt, divisionCode, ...facts } = issue
  return {
    ...facts,
    ruleTitle: titleOf(issue.ruleId),
    problemName: problemWords[issue.problem],
    severityName: severityWords[issue.severity],
    itemName: items.get(issue.itemCode)?.item.name ?? issue.itemCode,
    regionName: directory.region(issue.region),
    divisionCode: divisionCode === '' ? null : divisionCode,
    divisionName: divisionCode === '' ? null : directory.division(divisionCode).fullName,
    elementTitle: elementTitle(issue.path),
    stateName: issueStateWords[issue.state],
    firstSeenAt: toRfc3339(firstSeenAt),
    isOverdue: issue.state === 'open' && issue.dueOn < today,
    isMine: ownerId === personId,
    decidedAt: decidedAt && toRfc3339(decidedAt),
    allowedActions: ISSUE_ACTIONS.map((action) => {
      const reason = reasonNotTo(action, issue, actor)
      return { action, isAllowed: reason === undefined, reason: reason ?? null }
    }),
  }
}
