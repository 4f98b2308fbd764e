import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { sm3 } from '../../../platform/hash-chain.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getSetting } from '../../../platform/settings.ts'
import { getDirectory } from '../../organisation/index.ts'
import { Choices, RateBody } from '../contract.ts'
import { occasionName } from '../invitations/event-key-rules.ts'
import { rateInvitation, refuseStaff } from '../invitations/rate-invitation.ts'
import type { Invitation } from '../rating.ts'
import { findInvitation } from '../rating-store.ts'
import { choices } from '../read-invitation.ts'
import { deviceLingerSeconds, deviceSeconds } from '../settings.ts'
import type { AskedService, Device } from './device.ts'
import { ASK_ID, mayStillShow, patienceOf, type PairedScreen, readDeviceToken, screenOf, toAskId, toDeviceToken } from './device-rules.ts'
import { clearAsked, findPairing } from './rating-device-store.ts'
import { findDevice, touchDevices } from './get-device.ts'

// In a body, never in an address: addresses are kept in histories and logs.
const Token = Type.String({ title: '评价器', minLength: 1, maxLength: 100 })
const AskId = Type.String({ title: '服务', pattern: ASK_ID })

/** Every device of a hall asks once a second from one address. */
const ASKING = { most: 12_000, perMinutes: 1 }

const Screen = Type.Object({
  /** `unpaired`: show how to begin; `pairing`: show the code; `paired`: keep `token` from now on; the others as their names say. */
  screen: Type.Union([Type.Literal('unpaired'), Type.Literal('pairing'), Type.Literal('paired'), Type.Literal('welcome'), Type.Literal('asking'), Type.Literal('unanswered'), Type.Literal('thanks')]),
  /** Changes whenever something else has to be shown. */
  shown: Type.String(),
  code: Nullable(Type.String()),
  token: Nullable(Type.String()),
  place: Nullable(Type.Object({ hallName: Type.String(), windowNo: Type.String() })),
  /** What is to be rated: which service, never whose. */
  event: Nullable(Type.Object({ id: AskId, itemName: Type.String(), occasionName: Type.String(), ...Choices })),
  /** Until nobody is thought to rate any more. */
  seconds: Type.Integer(),
})

const NOTHING = { code: null, token: null, place: null, event: null, seconds: 0 }

/** What a device shows now; asked for again and again, so that a lost connection heals by itself. */
export const readDeviceScreen = defineOperation({
  id: 'ratings.readDeviceScreen',
  summary: '评价器现在应当显示什么',
  audience: 'public',
  permission: 'public',
  flood: ASKING,
  body: Type.Object({ token: Token, writing: Type.Optional(AskId) }, { additionalProperties: false }),
  output: Screen,
  async run(ctx, { body: { token, writing } }) {
    const device = await findDevice(ctx, token)
    if (!device) return { ...NOTHING, ...(await readPairing(ctx, token)) }
    const { screen, invitation, patience } = await findShown(ctx, device, writing)
    const place = { hallName: (await getDirectory(ctx)).hall(device.hallId).name, windowNo: device.windowNo }
    if (screen !== 'asking' || !invitation) return { ...NOTHING, screen, shown: screen, place }
    const id = toAskId(device.asked!)
    return {
      ...NOTHING, screen, shown: id, place, seconds: patience.askSeconds,
      event: { id, itemName: invitation.itemName, occasionName: occasionName(invitation.occasion), ...choices() },
    }
  },
})

async function readPairing(ctx: Context, text: string) {
  const token = readDeviceToken(text)
  const pairing = token?.kind === 'pairing' ? await findPairing(ctx.db, token.code) : undefined
  if (token?.kind !== 'pairing' || !pairing || pairing.tokenHash !== sm3(token.secret)) return { screen: 'unpaired' as const, shown: 'unpaired' }
  if (pairing.region !== null) return { screen: 'paired' as const, shown: 'paired', token: toDeviceToken({ kind: 'paired', region: pairing.region, secret: token.secret }) }
  return pairing.expiresAt > ctx.clock.now() ? { screen: 'pairing' as const, shown: `pairing ${pairing.code}`, code: pairing.code } : { screen: 'unpaired' as const, shown: 'unpaired' }
}

/** Of a service that belongs to another hall, or of none, nothing is shown. */
async function findShown(ctx: Context, device: Device, writing: string | undefined): Promise<{ screen: PairedScreen; invitation: Invitation | undefined; patience: { askSeconds: number; lingerSeconds: number } }> {
  const [now, today] = [ctx.clock.now(), ctx.clock.today()]
  const [askSeconds, lingerSeconds] = await Promise.all([getSetting(ctx, deviceSeconds, device.region, today), getSetting(ctx, deviceLingerSeconds, device.region, today)])
  const patience = patienceOf({ askSeconds, lingerSeconds }, device.asked !== null && writing === toAskId(device.asked))
  if (!mayStillShow(device.asked, now, { askSeconds, lingerSeconds })) return { screen: 'welcome', invitation: undefined, patience }
  const invitation = await findInvitation(ctx.db, device.region, device.asked)
  return { screen: invitation?.hallId === device.hallId ? screenOf(device.asked.at, invitation.ratedAt, now, patience) : 'welcome', invitation, patience }
}

/** The device that asks about this service just now, and its invitation. @throws Refusal 401 for no device, 409 when it shows something else by now */
async function getAsking(ctx: Context, token: string, event: string): Promise<{ device: Device & { asked: AskedService }; invitation: Invitation }> {
  const device = await findDevice(ctx, token)
  if (!device) throw new Refusal(401, 'ratings.no_device', '这台评价器没有配对，或者已经解除配对，不能评价。请工作人员重新配对，或者扫二维码评价。')
  // As long as whoever writes reasons may take.
  const { screen, invitation } = await findShown(ctx, device, event)
  if (screen !== 'asking' || !invitation || device.asked === null || toAskId(device.asked) !== event) throw new Refusal(409, 'ratings.device_moved_on', '评价器已经换了内容，这次没有计入。要评价的，请让工作人员再按一次「请评价」。')
  return { device: { ...device, asked: device.asked }, invitation }
}

/** One tap, or with reasons. Anonymous unless whoever rates says that they may be called. */
export const rateAtDevice = defineOperation({
  id: 'ratings.rateAtDevice',
  summary: '在窗口评价器上评价',
  audience: 'public',
  permission: 'public',
  flood: ASKING,
  body: Type.Object({ ...RateBody.properties, token: Token, event: AskId }, { additionalProperties: false }),
  output: Type.Object({ gradeName: Type.String() }),
  status: 201,
  isWrite: true,
  async run(ctx, { body: { token, event, ...said } }) {
    refuseStaff(ctx)
    const { invitation } = await getAsking(ctx, token, event)
    const { gradeName } = await rateInvitation(ctx, invitation, { ...said, channel: 'device' })
    return { gradeName }
  },
})

/** 不评价: nobody is made to. Nothing is counted, and the invitation stays open for another way. */
export const declineAtDevice = defineOperation({
  id: 'ratings.declineAtDevice',
  summary: '在窗口评价器上选择不评价（不计入）',
  audience: 'public',
  permission: 'public',
  flood: ASKING,
  body: Type.Object({ token: Token, event: AskId }, { additionalProperties: false }),
  output: Type.Object({ declined: Type.Boolean() }),
  isWrite: true,
  async run(ctx, { body: { token, event } }) {
    const { device } = await getAsking(ctx, token, event)
    await clearAsked(ctx.db, device, device.asked.at)
    await touchDevices(ctx, ctx.db, device.region)
    return { declined: true }
  },
})
