import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getPublicAddress } from '../../../platform/public-address.ts'
import { getSetting } from '../../../platform/settings.ts'
import { addDays } from '../../calendar/index.ts'
import { getDirectory, getOfficer } from '../../organisation/index.ts'
import { CodedInvitation, RateBody } from '../contract.ts'
import { notInvited } from '../own-invitation.ts'
import type { Invitation } from '../rating.ts'
import { findInvitation, listInvitationsOfCase } from '../rating-store.ts'
import { choices } from '../read-invitation.ts'
import { ratingCodeDays } from '../settings.ts'
import { CLOSED, occasionName } from './event-key-rules.ts'
import { rateInvitation, refuseStaff } from './rate-invitation.ts'
import { type CodedChannel, type RatingCode, readRatingCode, regionOfCase, toRatingCode } from './rating-code-rules.ts'

const CodeParams = Type.Object({ code: Type.String({ title: '评价码', minLength: 1, maxLength: 80 }) })

/** A code for one invitation, and how long it counts. */
export async function makeRatingCode(ctx: Context, { region, number, occasion }: Pick<Invitation, 'region' | 'number' | 'occasion'>, channel: CodedChannel): Promise<{ code: string; lastDay: string }> {
  const today = ctx.clock.today()
  const lastDay = addDays(today, await getSetting(ctx, ratingCodeDays, region, today))
  return { code: toRatingCode({ number, occasion, channel, lastDay }, ctx.sealed.index), lastDay }
}

/** Where a code leads. */
export const ratingLink = async (ctx: Context, region: string, code: string): Promise<string> => `${await getPublicAddress(ctx, region)}/rate/${code}`

/** A code for the newest service of a case that was not rated; for a flow that knows whoever asks may have it. @throws Refusal 404, 409 */
export async function makeCodeOfCase(ctx: Context, number: string, channel: CodedChannel): Promise<{ code: string; lastDay: string }> {
  return makeRatingCode(ctx, await getOpenInvitation(ctx, number), channel)
}

/** The end of a case before its visits, the last of those first. @throws Refusal 404 when there was no service yet, 409 when all were rated */
export async function getOpenInvitation(ctx: Context, number: string): Promise<Invitation> {
  const invitations = await listInvitationsOfCase(ctx.db, regionOfCase(number), number)
  if (invitations.length === 0) throw new Refusal(404, 'ratings.not_invited', '这个办件还没有可以评价的服务。办结以后，或者到窗口办理以后，再来评价。')
  const open = invitations.filter(({ ratedAt }) => ratedAt === null)
  const newest = open.find(({ occasion }) => occasion === CLOSED) ?? open.sort((a, b) => b.invitedAt.getTime() - a.invitedAt.getTime())[0]
  if (!newest) throw new Refusal(409, 'ratings.already_rated', '这个办件的服务都已经评价过了，每次服务只能评价一次。如有新的意见，请拨打 12345。')
  return newest
}

/** The same for a window: of its own hall's service. @throws Refusal 403 for another hall's */
export async function getOpenInvitationOfHall(ctx: Context, hallId: string | null, number: string): Promise<Invitation> {
  const invitation = await getOpenInvitation(ctx, number)
  // Whether and how another window's service was rated is not its business either.
  if (invitation.hallId !== hallId) throw new Refusal(403, 'ratings.not_yours', '请评价由办理这个办件的大厅发起。')
  return invitation
}

/** What a code says, if it is ours and its day has not passed. @throws Refusal 404, 410 */
function readCode(ctx: Context, text: string): RatingCode {
  const code = readRatingCode(text, ctx.sealed.index)
  if (!code) throw new Refusal(404, 'ratings.bad_code', '这个评价码不对。请重新扫描屏幕、凭证或短信里的二维码；扫不开的，可以在自助终端用办件编号评价。')
  if (code.lastDay < ctx.clock.today()) throw new Refusal(410, 'ratings.code_expired', '这个评价码已经过期。请登录政务服务网，在「我的评价」里评价，或者拨打 12345。')
  return code
}

/** @throws Refusal 409 when it was used, by whatever way */
async function getCoded(ctx: Context, text: string): Promise<{ invitation: Invitation; code: RatingCode }> {
  const code = readCode(ctx, text)
  const invitation = await findInvitation(ctx.db, regionOfCase(code.number), code)
  if (!invitation) throw notInvited()
  if (invitation.ratedAt) throw new Refusal(409, 'ratings.already_rated', '这次服务已经评价过了，谢谢您。每次服务只能评价一次。')
  return { invitation, code }
}

/** 扫码、评价器、自助终端、短信: what is to be rated, without signing in. Item and hall, never whose case it is. */
export const readCodedInvitation = defineOperation({
  id: 'ratings.readByCode',
  summary: '凭评价码查看要评价的服务',
  audience: 'public',
  permission: 'public',
  params: CodeParams,
  output: CodedInvitation,
  async run(ctx, { params }) {
    const { invitation, code } = await getCoded(ctx, params.code)
    return {
      item: { name: invitation.itemName }, hall: { name: (await getDirectory(ctx)).hall(invitation.hallId).name }, occasionName: occasionName(invitation.occasion), channel: code.channel, ...choices(),
    }
  },
})

/** The same, rated. An officer's session cannot: nobody rates in a person's place. */
export const rateByCode = defineOperation({
  id: 'ratings.rateByCode',
  summary: '凭评价码评价',
  audience: 'public',
  permission: 'public',
  params: CodeParams,
  body: RateBody,
  // Whoever holds the code may not be whoever was served: they learn that it was kept, no more.
  output: Type.Object({ gradeName: Type.String() }),
  status: 201,
  isWrite: true,
  async run(ctx, { params, body }) {
    refuseStaff(ctx)
    const { invitation, code } = await getCoded(ctx, params.code)
    const { gradeName } = await rateInvitation(ctx, invitation, { ...body, channel: code.channel })
    return { gradeName }
  },
})

/** 请评价: the window shows a code on the screen or the device at its counter. It invites; nobody is made to. */
export const showRatingCode = defineOperation({
  id: 'ratings.showCode',
  summary: '出示本次服务的评价码（评价器或二维码）',
  audience: 'staff',
  permission: 'ratings.showCode',
  params: Type.Object({ number: Type.String({ title: '办件编号', pattern: '^[0-9]{19}$' }) }),
  query: Type.Object({ channel: Type.Optional(Type.Union([Type.Literal('device'), Type.Literal('qr')], { title: '评价器或二维码' })) }, { additionalProperties: false }),
  output: Type.Object({ link: Type.String(), lastDay: Type.String({ format: 'date' }), itemName: Type.String(), occasionName: Type.String() }),
  async run(ctx, { params: { number }, query: { channel = 'qr' } }) {
    const invitation = await getOpenInvitationOfHall(ctx, (await getOfficer(ctx)).hallId, number)
    const { code, lastDay } = await makeRatingCode(ctx, invitation, channel)
    return { link: await ratingLink(ctx, invitation.region, code), lastDay, itemName: invitation.itemName, occasionName: occasionName(invitation.occasion) }
  },
})
