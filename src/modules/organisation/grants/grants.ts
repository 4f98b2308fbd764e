import type { Platform } from '../../../platform/context.ts'
import { getDirectory } from '../directory.ts'
import type { Officer } from '../organisation.ts'
import type { AuthorityGrant, GrantPower } from './authority-grant.ts'
import { type GrantQuestion, hallsFor, keepsReceiptGrants, representativesFor } from './grant-rules.ts'
import { readGrants, readSkills } from './grant-store.ts'

export const GRANTS_MEMO = 'organisation.grants'
export const SKILLS_MEMO = 'organisation.skills'

type Reading = Pick<Platform, 'memo' | 'db'>

/** Every grant, by authority: in process, because every window's decision asks. */
export const loadGrants = (platform: Reading): Promise<Map<string, AuthorityGrant[]>> =>
  platform.memo.get(GRANTS_MEMO, async () => Map.groupBy(await readGrants(platform.db), ({ authorityId }) => authorityId))

const grantsOf = async (platform: Reading, authorityId: string): Promise<AuthorityGrant[]> => (await loadGrants(platform)).get(authorityId) ?? []

/** The grant by which this officer may decide this for the authority; nothing when there is none in force. */
export const findGrant = async (platform: Reading, officerId: string, question: GrantQuestion, power: GrantPower): Promise<AuthorityGrant | undefined> =>
  representativesFor(await grantsOf(platform, question.authorityId), question, power).find((grant) => grant.officerId === officerId)

/** Who may decide this for the authority at a window. */
export async function listRepresentatives(platform: Reading, question: GrantQuestion, power: GrantPower): Promise<Officer[]> {
  const [grants, directory] = await Promise.all([grantsOf(platform, question.authorityId), getDirectory(platform)])
  return [...new Set(representativesFor(grants, question, power).map(({ officerId }) => officerId!))].map((id) => directory.officer(id))
}

/**
 * Whether a hall may take this in: the region's own hall (综合窗口) for everybody, a hall of a township for its own body, and
 * otherwise by 委托收件. An authority that keeps no delegated receipts here is taken in for as ever.
 */
export async function mayTakeInFor(platform: Reading, hallId: string, region: string, question: GrantQuestion): Promise<boolean> {
  const [directory, grants] = await Promise.all([getDirectory(platform), grantsOf(platform, question.authorityId)])
  if (hallId === directory.hallOf(region).id) return true
  if (hallId === directory.hallOf(directory.authority(question.authorityId).divisionCode).id) return true
  return !keepsReceiptGrants(grants, question.authorityId) || hallsFor(grants, question).includes(hallId)
}

/** 专长: codes of the items each officer handles. Whoever has none named handles everything of their desk alike. */
export const getOfficerSkills = (platform: Reading): Promise<ReadonlyMap<string, ReadonlySet<string>>> =>
  platform.memo.get(SKILLS_MEMO, async () => new Map([...Map.groupBy(await readSkills(platform.db), ({ officerId }) => officerId)].map(([id, rows]) => [id, new Set(rows.map(({ itemCode }) => itemCode))])))
