import Type from 'typebox'
import type { Context, Platform } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit, refuseUsedKey } from '../../../platform/unit-of-work.ts'
import { getTerminal, type Terminal } from '../../organisation/index.ts'
import { toOwnHelp } from './describe-help.ts'
import { OwnHelp, TerminalBody } from './help-contract.ts'
import type { HelpRequest } from './help-rules.ts'
import { findOpenHelpOf, insertHelp, saveHelp } from './help-store.ts'

/** A hall's terminals share one address. */
const flood = { most: 120, perMinutes: 10 }

/** What a terminal asked for and is not over. */
export async function findHelpOfTerminal(platform: Pick<Platform, 'db'>, { region, id }: Pick<Terminal, 'region' | 'id'>): Promise<OwnHelp | undefined> {
  const open = await findOpenHelpOf(platform.db, region, id)
  return open && toOwnHelp(open)
}

/** 呼叫帮助: stands before the hall's staff at once; a terminal that asks again is told how its call stands. */
export const askForHelp = defineOperation({
  id: 'queue.askForHelp',
  summary: '在自助终端呼叫工作人员',
  audience: 'public',
  permission: 'public',
  body: TerminalBody,
  output: OwnHelp,
  status: 201,
  isWrite: true,
  flood,
  async run(ctx, { body }) {
    const terminal = await getTerminal(ctx, body.token)
    // A bank's terminal names the hall that looks after it; nobody of that hall stands beside it.
    const hallId = terminal.placeKind === 'hall' ? terminal.hallId : null
    if (hallId === null) throw new Refusal(409, 'queue.no_hall_staff', '这台终端不在政务大厅，没有值守的工作人员。请询问本场所的人员，或拨打 12345。')
    await refuseUsedKey(ctx, terminal.region)
    const request: HelpRequest = {
      region: terminal.region, id: ctx.ids.next(), hallId, terminalId: terminal.id, terminalNumber: terminal.number, placeName: terminal.placeName,
      state: 'asked', askedAt: ctx.clock.now(), answeredBy: null, answeredAs: null, answeredAt: null, endedAt: null, version: 1,
    }
    const answer = toOwnHelp(request)
    if (await commit(ctx, { region: request.region, guard: insertHelp(request), answer, status: 201 })) return answer
    return getOpen(ctx, terminal)
  },
})

/** 取消呼叫: nobody needs to come; said twice it is so once. */
export const cancelHelp = defineOperation({
  id: 'queue.cancelHelp',
  summary: '取消在自助终端的呼叫',
  audience: 'public',
  permission: 'public',
  body: TerminalBody,
  output: Type.Object({ isCancelled: Type.Boolean() }),
  isWrite: true,
  flood,
  async run(ctx, { body }) {
    const terminal = await getTerminal(ctx, body.token)
    await refuseUsedKey(ctx, terminal.region)
    const open = await findOpenHelpOf(ctx.db, terminal.region, terminal.id)
    if (!open) return { isCancelled: true }
    const answer = { isCancelled: true }
    const guard = saveHelp({ ...open, state: 'cancelled', endedAt: ctx.clock.now(), version: open.version + 1 })
    if (!(await commit(ctx, { region: open.region, guard, answer }))) throw changedMeanwhile()
    return answer
  },
})

async function getOpen(ctx: Context, terminal: Terminal): Promise<OwnHelp> {
  const open = await findHelpOfTerminal(ctx, terminal)
  if (!open) throw changedMeanwhile()
  return open
}

const changedMeanwhile = (): Refusal => new Refusal(409, 'queue.help_changed', '呼叫刚刚有变化，请看屏幕上的最新情况。')
