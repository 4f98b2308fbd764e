import Type, { type Static } from 'typebox'
import { type IssueProgress, type ProblemKind, prepareReportedIssue, problemWords, readIssueProgress } from '../modules/catalogue/index.ts'
import { findProposalBehind, getItemTopic, listProposals, prepareProposal, ProposalView } from '../modules/ratings/index.ts'
import { Refusal } from '../platform/errors.ts'
import { toRfc3339 } from '../platform/legal-dates.ts'
import { Nullable } from '../platform/nullable.ts'
import { defineOperation } from '../platform/operations.ts'
import { commit } from '../platform/unit-of-work.ts'

/** 事项办理—办事评价—迭代整改: what people complain of becomes an issue of the item, and what becomes of the issue is seen beside the ratings. */
const ProposalProgress = Type.Object({
  ...ProposalView.properties,
  progress: Type.Object({ isOpen: Type.Boolean(), stateName: Type.String(), dueOn: Type.String(), ownerName: Nullable(Type.String()), reason: Nullable(Type.String()), decidedAt: Nullable(Type.String()) }),
})

const Region = Type.Optional(Type.String({ title: '地区', pattern: '^\\d{6}$' }))

const ProposeBody = Type.Object({
  region: Region,
  item: Type.String({ title: '事项', minLength: 1, maxLength: 100 }),
  term: Type.String({ title: '热点', minLength: 1, maxLength: 40 }),
  problem: Type.Enum(Object.keys(problemWords), { title: '问题类别' }),
  note: Type.Optional(Type.String({ title: '修改建议', maxLength: 100 })),
}, { additionalProperties: false })

/** 提出事项修改: one issue of the item with the topic and its numbers, and the record of where it came from, in one command. */
export const proposeItemChange = defineOperation({
  id: 'ratings.proposeItemChange',
  summary: '把评价热点提为事项整改问题，由事项管理员处理',
  audience: 'staff',
  permission: 'ratings.supervise',
  body: ProposeBody,
  output: ProposalProgress,
  status: 201,
  isWrite: true,
  async run(ctx, { body }) {
    const { region, topic, message, issuesBefore } = await getItemTopic(ctx, body.region, body.item, body.term)
    const standing = [...(await readIssueProgress(ctx, issuesBefore)).values()].find(({ isOpen }) => isOpen)
    if (standing) throw new Refusal(409, 'ratings.already_proposed', `这个热点已经提出过，事项管理员正在处理，应于 ${standing.dueOn} 前整改。`)
    const note = body.note?.trim() ?? ''
    const { issueId, itemName, progress, guard } = await prepareReportedIssue(ctx, { itemCode: body.item, problem: body.problem as ProblemKind, message: note ? `${message}建议：${note}` : message, reportedBy: `${ctx.actor.name}（评价热点）` })
    const { proposal, part } = await prepareProposal(ctx, { region, topic, itemName, note, issueId })
    const answer = withProgress(proposal, progress)
    await commit(ctx, { region, guard, parts: [part], answer, status: 201 })
    await ctx.audit.append({ region, operation: 'ratings.proposeItemChange', actor: ctx.actor.accountId, subject: issueId, detail: { itemCode: body.item, term: body.term, proposal: proposal.id } })
    return answer
  },
})

const DEFAULT_LIMIT = 20

/** What was proposed, newest first, and what became of it. */
export const listItemProposals = defineOperation({
  id: 'ratings.listProposals',
  summary: '由评价热点提出的事项修改和办理情况',
  audience: 'staff',
  permission: 'ratings.readTopics',
  query: Type.Object({ region: Region, cursor: Type.Optional(Type.String({ title: '翻页标记', format: 'uuid' })), limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 100 })) }, { additionalProperties: false }),
  output: Type.Object({ rows: Type.Array(ProposalProgress), next: Nullable(Type.String()) }),
  async run(ctx, { query: { region, cursor, limit = DEFAULT_LIMIT } }) {
    const found = await listProposals(ctx, region, cursor, limit + 1)
    const shown = found.slice(0, limit)
    const progress = await readIssueProgress(ctx, shown.map(({ issueId }) => issueId))
    return { rows: shown.map((proposal) => withProgress(proposal, progress.get(proposal.issueId)!)), next: found.length > limit ? shown.at(-1)!.id : null }
  },
})

/** The way back: which ratings an issue of an item came from. */
export const readProposalBehind = defineOperation({
  id: 'ratings.readProposalBehind',
  summary: '事项问题来自哪个评价热点；不是由评价提出的没有',
  audience: 'staff',
  permission: 'ratings.readTopics',
  params: Type.Object({ id: Type.String({ title: '问题', format: 'uuid' }) }),
  output: Type.Object({ proposal: Nullable(ProposalProgress) }),
  async run(ctx, { params: { id } }) {
    const proposal = await findProposalBehind(ctx, id)
    return { proposal: proposal ? withProgress(proposal, (await readIssueProgress(ctx, [id])).get(id)!) : null }
  },
})

const withProgress = (proposal: ProposalView, { decidedAt, ...progress }: IssueProgress): Static<typeof ProposalProgress> => ({ ...proposal, progress: { ...progress, decidedAt: decidedAt && toRfc3339(decidedAt) } })
