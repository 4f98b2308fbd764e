import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { TopicNumbers } from './contract.ts'

/** A topic that was made into an issue of its item. */
export interface ItemProposal {
  region: string
  id: string
  itemCode: string
  itemName: string
  term: string
  numbers: TopicNumbers
  note: string
  issueId: string
  proposedBy: string
  proposedAt: Date
}

const PROPOSAL = rawSql(`region, id, item_code as "itemCode", item_name as "itemName", term, numbers, note, issue_id as "issueId", proposed_by as "proposedBy", proposed_at as "proposedAt"`)

/** Part of the command that opens the issue. */
export const insertProposal = (proposal: ItemProposal): Statement => sql`
  insert into ratings.item_proposal (region, id, item_code, item_name, term, numbers, note, issue_id, proposed_by, proposed_at)
  select ${proposal.region}, ${proposal.id}::uuid, ${proposal.itemCode}, ${proposal.itemName}, ${proposal.term}, ${JSON.stringify(proposal.numbers)}::jsonb, ${proposal.note}, ${proposal.issueId}::uuid, ${proposal.proposedBy}, ${proposal.proposedAt}::timestamptz
  where exists (select 1 from guard)`

/** Newest first. Served by the primary key. */
export const listProposalRows = (db: Db, region: string, before: string | undefined, limit: number): Promise<ItemProposal[]> => db.query<ItemProposal>(sql`
  select ${PROPOSAL} from ratings.item_proposal where region = ${region} and id < ${before ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'}::uuid order by region desc, id desc limit ${limit}`)

/** Where an issue came from. Served by item_proposal_by_issue. */
export const findProposalOfIssue = async (db: Db, issueId: string): Promise<ItemProposal | undefined> =>
  (await db.query<ItemProposal>(sql`select ${PROPOSAL} from ratings.item_proposal where issue_id = ${issueId}::uuid`))[0]

/** What was proposed of one thing before. Served by item_proposal_by_item. */
export const listProposalsOf = (db: Db, region: string, itemCode: string, term: string): Promise<ItemProposal[]> => db.query<ItemProposal>(sql`
  select ${PROPOSAL} from ratings.item_proposal where region = ${region} and item_code = ${itemCode} and term = ${term}`)
