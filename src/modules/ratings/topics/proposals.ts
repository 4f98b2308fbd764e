import type { Context } from '../../../platform/context.ts'
import type { Statement } from '../../../platform/db/sql.ts'
import { notFound } from '../../../platform/errors.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { getOfficer } from '../../organisation/index.ts'
import { listBySerial } from '../wall/wall-store.ts'
import type { ProposalView } from './contract.ts'
import { toNumbers, topicRegion } from './list-topics.ts'
import { findProposalOfIssue, insertProposal, type ItemProposal, listProposalRows, listProposalsOf } from './proposal-store.ts'
import type { Topic } from './topic.ts'
import { findTopic } from './topic-store.ts'

/** The topic of an item as it stands, with how the catalogue is told of it, and which issues it was made into before. @throws Refusal when it is no topic (any more) */
export async function getItemTopic(ctx: Context, asked: string | undefined, itemCode: string, term: string): Promise<{ region: string; topic: Topic; message: string; issuesBefore: string[] }> {
  const region = await topicRegion(ctx, asked)
  const topic = await findTopic(ctx.db, region, 'item', itemCode, term)
  if (!topic) throw notFound('这个热点', 'ratings.no_such_topic')
  const [before, examples] = await Promise.all([listProposalsOf(ctx.db, region, itemCode, term), listBySerial(ctx.db, topic.examples)])
  return { region, topic, message: toMessage(topic, examples.find(({ hiddenAt, text }) => !hiddenAt && text !== null)?.text ?? undefined), issuesBefore: before.map(({ issueId }) => issueId) }
}

/** As much of an example as fits beside the numbers. */
const EXAMPLE_LENGTH = 120

const toMessage = ({ term, periodFrom, periodUntil, texts, badTexts, textsBefore, scopeTexts }: Topic, example: string | undefined): string =>
  `群众评价反映「${term}」：${periodFrom} 至 ${periodUntil}，本事项基本满意及以下的 ${scopeTexts} 条文字评价中有 ${texts} 条提到，其中差评 ${badTexts} 条；前一段时间 ${textsBefore} 条。${example ? `例如：“${example.slice(0, EXAMPLE_LENGTH)}”` : ''}`

/** The proposal that goes with an issue, and its write as a part of the command that opens it. */
export async function prepareProposal(ctx: Context, { region, topic, itemName, note, issueId }: { region: string; topic: Topic; itemName: string; note: string; issueId: string }): Promise<{ proposal: ProposalView; part: Statement }> {
  const officer = await getOfficer(ctx)
  const proposal: ItemProposal = { region, id: ctx.ids.next(), itemCode: topic.scopeId, itemName, term: topic.term, numbers: toNumbers(topic), note, issueId, proposedBy: officer.name, proposedAt: ctx.clock.now() }
  return { proposal: toProposalView(proposal), part: insertProposal(proposal) }
}

/** What was proposed where the officer watches, newest first. */
export async function listProposals(ctx: Context, asked: string | undefined, before: string | undefined, limit: number): Promise<ProposalView[]> {
  return (await listProposalRows(ctx.db, await topicRegion(ctx, asked), before, limit)).map(toProposalView)
}

/** The proposal behind an issue of an item, if it came from ratings. */
export async function findProposalBehind(ctx: Context, issueId: string): Promise<ProposalView | undefined> {
  const proposal = await findProposalOfIssue(ctx.db, issueId)
  return proposal && toProposalView(proposal)
}

const toProposalView = ({ itemCode, itemName, proposedAt, ...proposal }: ItemProposal): ProposalView => ({ ...proposal, item: { code: itemCode, name: itemName }, proposedAt: toRfc3339(proposedAt) })
