import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getDirectory, getOfficer, looksAfterHall } from '../../organisation/index.ts'
import { HallParams, TakeBody, TakeOwnBody, TicketView } from '../contract.ts'
import { getHallLines } from '../lines/get-lines.ts'
import { chooseLine } from './choose-line.ts'
import { getCallingLimits, toTicketView } from './describe-ticket.ts'
import { issueTicket, type TicketHolder } from './issue-ticket.ts'
import type { TicketSource } from './ticket.ts'
import { holderByCard, holderOfSubject } from './ticket-holder.ts'

async function take(ctx: Context, hallId: string, purpose: Omit<TakeBody, 'holder'>, source: TicketSource, holder: TicketHolder | null): Promise<TicketView> {
  const { hall, lines } = await getHallLines(ctx, hallId)
  const limits = await getCallingLimits(ctx, hall.region)
  const chosen = await chooseLine(ctx, hall, lines, purpose)
  let view: TicketView
  await issueTicket(ctx, { hall, lines, ...chosen, source, holder, priority: purpose.priority, needsEscort: purpose.escort }, (ticket, ahead) =>
    (view = toTicketView(ticket, hall.name, lines, { seconds: ticket.estimatedSeconds, ahead }, limits, purpose.escort ? { state: 'asked', escortName: null } : undefined)))
  return view!
}

/** 取号: at a machine in the hall, by card, as whoever signed in there or, where the region lets one, without. */
export const takeTicket = defineOperation({
  id: 'queue.takeTicket',
  summary: '在大厅取号（凭身份证，或按本地规定不登记姓名）',
  audience: 'public',
  permission: 'public',
  params: HallParams,
  body: TakeBody,
  output: TicketView,
  status: 201,
  isWrite: true,
  // A hall's machines share one address on a busy morning.
  flood: { most: 120, perMinutes: 1 },
  async run(ctx, { params, body: { holder: card, ...purpose } }) {
    const holder = card ? await holderByCard(ctx, card) : ctx.actor.kind === 'citizen' ? await holderOfSubject(ctx, ctx.actor.principalId) : null
    return take(ctx, params.hall, purpose, 'kiosk', holder)
  },
})

/** 网上取号: for oneself. */
export const takeOwnTicket = defineOperation({
  id: 'queue.takeOwnTicket',
  summary: '网上取今天的号',
  audience: 'citizen',
  permission: 'queue.takeOwn',
  params: HallParams,
  body: TakeOwnBody,
  output: TicketView,
  status: 201,
  isWrite: true,
  run: async (ctx, { params, body }) => take(ctx, params.hall, body, 'portal', await holderOfSubject(ctx, ctx.actor.principalId)),
})

/** 代取: the desk of a hall for its visitor, the hotline for a caller in any hall. */
export const takeTicketForVisitor = defineOperation({
  id: 'queue.takeTicketForVisitor',
  summary: '替到场的群众或来电人取号',
  audience: 'staff',
  permission: 'queue.takeForVisitor',
  params: HallParams,
  body: TakeBody,
  output: TicketView,
  status: 201,
  isWrite: true,
  async run(ctx, { params, body: { holder, ...purpose } }) {
    const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
    if (!looksAfterHall(officer, directory.hall(params.hall))) throw new Refusal(403, 'queue.not_your_hall', '只能替本大厅的办事人取号。请告诉他在网上取号，或到那个大厅取号。')
    return take(ctx, params.hall, purpose, officer.roles.includes('hotlineClerk') ? 'hotline' : 'desk', holder ? await holderByCard(ctx, holder) : null)
  },
})
