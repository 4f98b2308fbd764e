import { Readable } from 'node:stream'
import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { toCsvLine } from '../../../platform/csv.ts'
import { invalidInput, notFound, Refusal } from '../../../platform/errors.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { defineOperation, type Download } from '../../../platform/operations.ts'
import { type Statement } from '../../../platform/db/sql.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getDirectory, mayDo } from '../../organisation/index.ts'
import { loadRegionEntries } from '../published-items.ts'
import { checkPublishedItems, dueDays } from './check-catalogue.ts'
import { problemWords } from './check-rule.ts'
import { AssignBody, IssueList, IssueParams, IssueQuery, IssueView, ReasonBody, ReportBody, SettleBody } from './contract.ts'
import { createIssueView, getIssueActor } from './describe-issues.ts'
import { type CheckIssue, REPORTED } from './issue.ts'
import { isSettledByCheck, type IssueAction, reasonNotTo } from './issue-rules.ts'
import { findIssue, insertReported, type IssuePage, listIssues, updateIssue } from './issue-store.ts'
import { loadCheckWorld } from './load-facts.ts'

const DEFAULT_LIMIT = 50
/** Rows read at a time by an export. */
const EXPORT_PAGE = 1000

/** What is asked of the table: a county sees its own issues, the city all of them. */
async function toPage(ctx: Context, query: IssueQuery, limit: number): Promise<IssuePage> {
  const { region, isOfCity } = await getIssueActor(ctx)
  const [dueOn, id] = query.cursor?.split('_') ?? []
  return {
    state: query.state ?? 'open',
    region: isOfCity ? query.region : (query.region ?? region),
    ruleId: query.rule,
    problem: query.problem,
    itemCode: query.item,
    departmentName: query.department,
    ownerId: query.mine ? ctx.actor.principalId : undefined,
    dueBefore: query.overdue ? ctx.clock.today() : undefined,
    after: dueOn && id ? { dueOn, id } : undefined,
    limit,
  }
}

/** The issues as a table for a spreadsheet. */
export const exportIssues = defineOperation({
  id: 'catalogue.exportIssues',
  summary: '导出要素体检问题（CSV）',
  audience: 'staff',
  permission: 'catalogue.check',
  query: IssueQuery,
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { query }) {
    return { mediaType: 'text/csv; charset=utf-8', fileName: `要素体检问题-${ctx.clock.today()}.csv`, content: Readable.from(csvLines(ctx, query)) } satisfies Download as never
  },
})

const HEADINGS = ['事项编码', '事项名称', '部门', '地区', '办理地点', '规则', '问题类别', '要素', '问题', '严格程度', '状态', '发现时间', '整改期限', '是否逾期', '负责人', '说明', '处理人']

async function* csvLines(ctx: Context, query: IssueQuery): AsyncGenerator<string> {
  // The mark tells spreadsheets that the text is UTF-8.
  yield `\ufeff${toCsvLine(HEADINGS)}`
  const view = await createIssueView(ctx)
  let page = await toPage(ctx, query, EXPORT_PAGE)
  for (let rows = await listIssues(ctx.db, page); rows.length > 0; rows = rows.length < EXPORT_PAGE ? [] : await listIssues(ctx.db, page)) {
    yield rows.map((row) => toLine(view(row))).join('')
    page = { ...page, after: rows.at(-1)! }
  }
}

const toLine = (row: IssueView): string => toCsvLine([
  row.itemCode, row.itemName, row.departmentName, row.regionName, row.divisionName ?? '', row.ruleTitle, row.problemName, row.elementTitle ?? '', row.message, row.severityName, row.stateName,
  row.firstSeenAt.slice(0, 16).replace('T', ' '), row.dueOn, row.isOverdue ? '是' : '否', row.ownerName ?? '', row.reason ?? '', row.decidedBy ?? '',
])

export const listCheckIssues = defineOperation({
  id: 'catalogue.listIssues',
  summary: '要素体检问题清单，最急的在前',
  audience: 'staff',
  permission: 'catalogue.check',
  query: IssueQuery,
  output: IssueList,
  csv: exportIssues,
  async run(ctx, { query }) {
    const limit = query.limit ?? DEFAULT_LIMIT
    const rows = await listIssues(ctx.db, await toPage(ctx, query, limit + 1))
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return { rows: shown.map(await createIssueView(ctx)), next: rows.length > limit && last ? `${last.dueOn}_${last.id}` : null }
  },
})

const command = { audience: 'staff', permission: 'catalogue.manageIssues', params: IssueParams, output: IssueView, isWrite: true } as const

/** 明确负责人: somebody who edits items. */
export const assignIssue = defineOperation({
  id: 'catalogue.assignIssue',
  summary: '给问题明确负责人，不填为本人',
  ...command,
  body: AssignBody,
  run: (ctx, { params, body }) => change(ctx, params.id, 'assign', async () => {
    const officer = (await getDirectory(ctx)).officer(body.ownerId ?? ctx.actor.principalId)
    if (!mayDo('catalogue.manageIssues', officer.roles)) throw invalidInput([{ pointer: '/ownerId', message: `${officer.name}不是事项管理员，请选择事项管理员负责整改。` }])
    return { ownerId: officer.id, ownerName: officer.name }
  }),
})

/** 说明: the fault is known and accepted; it stays on record with who accepted it and why. */
export const excuseIssue = defineOperation({
  id: 'catalogue.excuseIssue',
  summary: '说明不整改的理由',
  ...command,
  body: ReasonBody,
  run: (ctx, { params, body }) => change(ctx, params.id, 'excuse', async () => ({ state: 'excused', reason: body.reason.trim(), ...decided(ctx) })),
})

export const reopenIssue = defineOperation({
  id: 'catalogue.reopenIssue',
  summary: '把已说明的问题恢复为待整改',
  ...command,
  body: ReasonBody,
  run: (ctx, { params, body }) => change(ctx, params.id, 'reopen', async () => ({ state: 'open', reason: body.reason.trim(), ...decided(ctx) })),
})

/** 整改完成: what a rule found is looked at again and settled only if it is gone; what a person reported, by the word of who mended it. */
export const settleIssue = defineOperation({
  id: 'catalogue.settleIssue',
  summary: '整改完成：复查后销号',
  ...command,
  body: SettleBody,
  async run(ctx, { params, body }) {
    const issue = await getIssue(ctx, params.id)
    if (!isSettledByCheck(issue)) {
      const note = body.note?.trim()
      if (!note) throw invalidInput([{ pointer: '/note', message: '请写明是怎样整改的。' }])
      return change(ctx, params.id, 'settle', async () => ({ state: 'settled', reason: note, ...decided(ctx) }))
    }
    await refuseUnless(ctx, 'settle', issue)
    await checkPublishedItems(ctx, [issue.itemCode])
    const checked = await getIssue(ctx, params.id)
    if (checked.state !== 'settled') throw new Refusal(409, 'catalogue.issue_persists', `复查时问题还在：${checked.message}修改公布后再销号；确有理由不改的，请写说明。`)
    await record(ctx, 'settle', checked)
    return (await createIssueView(ctx))(checked)
  },
})

/** What somebody saw, heard of or was told on the phone: stands on the same list as what the rules find. */
export const reportIssue = defineOperation({
  id: 'catalogue.reportIssue',
  summary: '登记人工检查或群众反映的要素问题',
  audience: 'staff',
  permission: 'catalogue.manageIssues',
  body: ReportBody,
  output: IssueView,
  isWrite: true,
  status: 201,
  async run(ctx, { body }) {
    const actor = await getIssueActor(ctx)
    const world = await loadCheckWorld(ctx)
    const published = world.items.get(body.itemCode)
    if (!published) throw invalidInput([{ pointer: '/itemCode', message: '没有这个事项，请核对编码。' }])
    const region = body.divisionCode === undefined ? world.city : world.directory.division(body.divisionCode).region
    if (body.divisionCode !== undefined && !(await loadRegionEntries(ctx, region)).get(body.itemCode)?.some((entry) => entry.division_code === body.divisionCode)) {
      throw invalidInput([{ pointer: '/divisionCode', message: `「${published.item.name}」不在所选地点办理，请核对。` }])
    }
    if (body.divisionCode !== undefined && !actor.isOfCity && region !== actor.region) throw new Refusal(403, 'catalogue.issue_elsewhere', '只能登记本地区的办理地点。')
    const issue: CheckIssue = {
      id: ctx.ids.next(), ruleId: REPORTED, problem: body.problem as CheckIssue['problem'], itemCode: body.itemCode, divisionCode: body.divisionCode ?? '', region, path: body.element ?? '',
      message: body.message.trim(), severity: 'warn', departmentName: published.item.departmentName, state: 'open', firstSeenAt: ctx.clock.now(), dueOn: (await dueDays(ctx, world)).get(region)!,
      ownerId: null, ownerName: null, reason: null, decidedBy: null, decidedAt: null, reportedBy: ctx.actor.name,
    }
    const view = (await createIssueView(ctx))(issue)
    await commit(ctx, { region: actor.region, guard: insertReported(issue), answer: view, status: 201 })
    await record(ctx, 'report', issue)
    return view
  },
})

const decided = (ctx: Context) => ({ decidedBy: ctx.actor.name, decidedAt: ctx.clock.now() })

async function getIssue(ctx: Context, id: string): Promise<CheckIssue> {
  const issue = await findIssue(ctx.db, id)
  if (!issue) throw notFound('这个问题', 'catalogue.no_issue')
  return issue
}

async function refuseUnless(ctx: Context, action: IssueAction, issue: CheckIssue): Promise<string> {
  const actor = await getIssueActor(ctx)
  const reason = reasonNotTo(action, issue, actor)
  if (reason !== undefined) throw new Refusal(actor.isOfCity || actor.region === issue.region ? 409 : 403, 'catalogue.issue_not_possible', reason)
  return actor.region
}

/** Load, decide, save: one decision on one issue. */
async function change(ctx: Context, id: string, action: IssueAction, decide: () => Promise<Partial<CheckIssue>>): Promise<IssueView> {
  const issue = await getIssue(ctx, id)
  const region = await refuseUnless(ctx, action, issue)
  const changed = { ...issue, ...(await decide()) }
  const view = (await createIssueView(ctx))(changed)
  const statement: Statement = updateIssue(changed, issue.state)
  if (!(await commit(ctx, { region, guard: statement, answer: view }))) {
    throw new Refusal(409, 'catalogue.issue_changed', '别人刚处理了这个问题，请刷新后再看。')
  }
  await record(ctx, action, changed)
  return view
}

const record = (ctx: Context, action: IssueAction | 'report', issue: CheckIssue): Promise<void> => ctx.audit.append({
  region: issue.region, operation: `catalogue.${action}Issue`, actor: ctx.actor.accountId, subject: issue.id,
  detail: { itemCode: issue.itemCode, ruleId: issue.ruleId, problem: problemWords[issue.problem], reason: issue.reason, ownerName: issue.ownerName, at: toRfc3339(ctx.clock.now()) },
})
