import Type from 'typebox'
import { prepareReportedIssue } from '../modules/catalogue/index.ts'
import { noteItemIssue } from '../modules/supervision/index.ts'
import { invalidInput, Refusal } from '../platform/errors.ts'
import { defineOperation } from '../platform/operations.ts'
import { commit, refuseUsedKey } from '../platform/unit-of-work.ts'
import { findDeadItems, IssueView, RegionField, toIssueView } from './list-dead-items.ts'

/** 提出事项调整: that nobody applies for an item becomes an issue of the item, as what people complain of does. */
export const proposeItemReview = defineOperation({
  id: 'supervision.proposeItemReview',
  summary: '把零办件事项提为事项整改问题，由事项管理员研究保留、调整或取消',
  audience: 'staff',
  permission: 'supervision.proposeItemReview',
  body: Type.Object({
    region: RegionField, item: Type.String({ title: '事项', minLength: 1, maxLength: 100 }), note: Type.Optional(Type.String({ title: '建议', maxLength: 100 })),
  }, { additionalProperties: false }),
  output: Type.Object({ name: Type.String(), proposal: IssueView }),
  status: 201,
  isWrite: true,
  async run(ctx, { body }) {
    await refuseUsedKey(ctx, body.region)
    const { region, regionName, months, dead } = await findDeadItems(ctx, body.region)
    const found = dead.find(({ code }) => code === body.item)
    if (!found) throw invalidInput([{ pointer: '/item', message: '这个事项不在零办件清单里：刚刚有人申请，或者已经不办理。请看最新的清单。' }])
    if (found.proposal?.isOpen) throw new Refusal(409, 'supervision.already_proposed', `这个事项已经提出过，事项管理员正在处理，应于 ${found.proposal.dueOn} 前整改。`)
    const note = body.note?.trim() ?? ''
    const { lastOn, since, name } = found
    const message = `${regionName}已有 ${months} 个月没有人申请「${name}」（${since} 起实施，${lastOn ? `最近一次申请在 ${lastOn}` : '平台没有申请记录'}）。请研究保留、合并、调整还是取消。${note ? `建议：${note}` : ''}`
    const { issueId, progress, guard } = await prepareReportedIssue(ctx, { itemCode: body.item, problem: 'freshness', message, reportedBy: `${ctx.actor.name}（零办件清理）` })
    const answer = { name, proposal: toIssueView(progress)! }
    await commit(ctx, { region, guard, parts: [noteItemIssue(region, body.item, issueId)], answer, status: 201 })
    await ctx.audit.append({ region, operation: 'supervision.proposeItemReview', actor: ctx.actor.accountId, subject: issueId, detail: { itemCode: body.item } })
    return answer
  },
})
