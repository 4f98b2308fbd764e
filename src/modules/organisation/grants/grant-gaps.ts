import Type from 'typebox'
import type { Context, Platform } from '../../../platform/context.ts'
import { notFound, Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { defineSetting, getSetting, parseWholeNumber } from '../../../platform/settings.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { addDays } from '../../calendar/index.ts'
import { getDirectory } from '../directory.ts'
import { Reason, stale } from '../fields.ts'
import { getOfficer } from '../get-officer.ts'
import { windowsFor } from '../halls/windows-for.ts'
import { answerGrantGap, askGrantGaps, closeGrantGap, type GrantGap, gapStateWords, listGrantGaps } from './grant-gap-store.ts'
import { loadGrants } from './grants.ts'
import { type Gap, gapsOf, gapWords, isDecidedInHall, type Placement } from './placement-rules.ts'

/** 窗口完全授权专项行动 had forty days. */
const grantGapDays = defineSetting({
  key: 'organisation.grantGapDays', title: '事项进驻、授权不到位的整改期限', fallback: 40, source: '参照部分地区“窗口完全授权专项行动”40天的做法，请按本地规定设置', parse: parseWholeNumber(1, 365, '天'),
})

/** An item that an authority answers for in a region, as the list of items tells it. */
export interface ListedItem {
  authorityId: string
  itemCode: string
}

/** Where each item has arrived, by the windows and the grants of today. */
export async function placeItems(platform: Pick<Platform, 'db' | 'memo' | 'clock'>, region: string, items: readonly ListedItem[]): Promise<Placement[]> {
  const [directory, grants] = await Promise.all([getDirectory(platform), loadGrants(platform)])
  const [hall, on] = [directory.hallOf(region), platform.clock.today()]
  const worksInHall = (officerId: string): boolean => directory.officer(officerId).hallId !== null
  // Whoever has nobody on the platform who decides handles its cases somewhere else, unwatched.
  const decidesHere = new Set(directory.listOfficers(region, 'decider').map(({ authorityId }) => authorityId))
  return items.map(({ authorityId, itemCode }) => ({
    authorityId, itemCode, isOnPlatform: decidesHere.has(authorityId),
    isInHall: windowsFor(directory, hall.id, itemCode, authorityId, on).length > 0,
    isAuthorised: isDecidedInHall(grants.get(authorityId) ?? [], worksInHall, { authorityId, itemCode, on }),
  }))
}

/** What authorities of a region were asked to put right. */
export const readGrantGaps = (platform: Pick<Platform, 'db'>, region: string): Promise<GrantGap[]> => listGrantGaps(platform.db, region)

/** 整改通知: one for each thing that is missing and was not asked for yet. @throws Refusal 409 when there is nothing to ask for */
export async function askForGaps(ctx: Context, region: string, placements: readonly Placement[], note: string): Promise<{ asked: number; dueOn: string }> {
  const standing = new Set((await readGrantGaps(ctx, region)).filter(({ state }) => state !== 'closed').map(keyOf))
  const gaps = placements.flatMap((placement) => gapsOf(placement).map((gap) => ({ authorityId: placement.authorityId, itemCode: placement.itemCode, gap }))).filter((gap) => !standing.has(keyOf(gap)))
  if (gaps.length === 0) throw new Refusal(409, 'organisation.no_gap', '这个单位的事项都已到位，或者已经通知整改。')
  const today = ctx.clock.today()
  const answer = { asked: gaps.length, dueOn: addDays(today, await getSetting(ctx, grantGapDays, region, today)) }
  if (!(await commit(ctx, { region, guard: askGrantGaps(gaps, { region, dueOn: answer.dueOn, note, by: ctx.actor.principalId, at: ctx.clock.now() }), answer, status: 201 }))) throw stale()
  await ctx.audit.append({ region, operation: 'organisation.askForGrant', actor: ctx.actor.accountId, subject: gaps[0]!.authorityId, detail: { asked: gaps.length, dueOn: answer.dueOn } })
  return answer
}

const keyOf = ({ authorityId, itemCode, gap }: Pick<GrantGap, 'authorityId' | 'itemCode' | 'gap'>): string => `${authorityId} ${itemCode} ${gap}`

export const GapChoice = Type.Union([Type.Literal('notInHall'), Type.Literal('notAuthorised'), Type.Literal('notOnPlatform')], { title: '不到位的情形' })
export const GapStanding = Type.Object({ gap: GapChoice, gapName: Type.String(), state: Type.String(), stateName: Type.String(), version: Type.Integer() })

const standingOf = (gap: Gap, state: GrantGap['state'], version: number) => ({ gap, gapName: gapWords[gap], state, stateName: gapStateWords[state], version })

async function getGap(ctx: Context, region: string, key: { authorityId: string; itemCode: string; gap: Gap }, version: number): Promise<GrantGap> {
  const found = (await readGrantGaps(ctx, region)).find((each) => keyOf(each) === keyOf(key))
  if (!found) throw notFound('这项整改', 'organisation.no_such_gap')
  if (found.state === 'closed') throw new Refusal(409, 'organisation.gap_closed', '这项整改已经办结。')
  if (found.version !== version) throw stale()
  return found
}

/** 整改答复, by somebody who decides for the authority. */
export const answerGap = defineOperation({
  id: 'organisation.answerGrantGap',
  summary: '答复事项进驻、授权整改',
  audience: 'staff',
  permission: 'organisation.answerGrantGap',
  body: Type.Object({ item: Type.String({ title: '事项', maxLength: 80 }), gap: GapChoice, answer: Reason('整改情况') }, { additionalProperties: false }),
  output: GapStanding,
  isWrite: true,
  expectsVersion: true,
  async run(ctx, { body, version }) {
    const { authorityId, region, id } = await getOfficer(ctx)
    const gap = await getGap(ctx, region, { authorityId, itemCode: body.item, gap: body.gap }, version)
    const answer = standingOf(gap.gap, 'answered', version + 1)
    if (!(await commit(ctx, { region, guard: answerGrantGap(gap, version, body.answer, id, ctx.clock.now()), answer }))) throw stale()
    await ctx.audit.append({ region, operation: 'organisation.answerGrantGap', actor: ctx.actor.accountId, subject: `${authorityId} ${body.item}`, detail: { gap: body.gap, answer: body.answer } })
    return answer
  },
})

/** 办结: what was missing is there, or a reason says why it stays away (a law that names another place). @throws Refusal 409 */
export async function closeGap(ctx: Context, region: string, placement: Placement | undefined, { authorityId, itemCode, gap, reason }: { authorityId: string; itemCode: string; gap: Gap; reason: string | undefined }, version: number) {
  const found = await getGap(ctx, region, { authorityId, itemCode, gap }, version)
  if (placement && gapsOf(placement).includes(gap) && reason === undefined) throw new Refusal(409, 'organisation.gap_stays', `${gapWords[gap]}，还不能办结。依法不能到位的，请写明原因。`, { errors: [{ pointer: '/reason', message: '依法不能到位的，请写明原因。' }] })
  const answer = standingOf(gap, 'closed', version + 1)
  if (!(await commit(ctx, { region, guard: closeGrantGap(found, version, reason ?? found.note, ctx.clock.now()), answer }))) throw stale()
  await ctx.audit.append({ region, operation: 'organisation.closeGrantGap', actor: ctx.actor.accountId, subject: `${authorityId} ${itemCode}`, detail: { gap, reason } })
  return answer
}
