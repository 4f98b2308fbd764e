import { notFound, Refusal } from '../../../platform/errors.ts'
import type { LiveView } from '../../../platform/feed/live-views.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit, refuseUsedKey } from '../../../platform/unit-of-work.ts'
import { type Officer, roleName } from '../../organisation/index.ts'
import { findSeatOf } from '../calling/seat-store.ts'
import { HallHelpParams, HallParams } from '../contract.ts'
import { describeHallHelp, getHelpedHall, mayAnswer, toHelpView } from './describe-help.ts'
import { HallHelp, HelpView } from './help-contract.ts'
import { type HelpRequest, type HelpVerb, reasonAgainstHelp } from './help-rules.ts'
import { findHelp, saveHelp } from './help-store.ts'

const reading = { audience: 'staff', permission: 'queue.readHelp', params: HallParams, output: HallHelp } as const

export const readHallHelp = defineOperation({
  ...reading,
  id: 'queue.readHallHelp',
  summary: '本大厅自助终端的呼叫：谁在等、今天多快有人过去',
  run: (ctx, { params }) => describeHallHelp(ctx, params.hall),
})

/** Told by the trigger of the calls' table in the transaction that makes one. */
export const watchHallHelp = defineOperation({
  ...reading,
  id: 'queue.watchHallHelp',
  summary: '本大厅自助终端的呼叫，有变化就推送（server-sent events）',
  transfer: 'events',
  async run(ctx, { params }) {
    const { hall } = await getHelpedHall(ctx, params.hall)
    const topic = `queue.help:${hall.id}`
    // Whoever only looks on is shown no buttons.
    const view: LiveView = { key: `${topic}:${mayAnswer(ctx)}`, topic, read: () => describeHallHelp(ctx, hall.id) }
    // What is answered is the view; each event of it has the output's shape.
    return view as never
  },
})

const defineHelpStep = (verb: HelpVerb, summary: string, step: (request: HelpRequest, by: { officer: Officer; as: string; now: Date }) => HelpRequest) =>
  defineOperation({
    id: `queue.${verb}`,
    summary,
    audience: 'staff',
    permission: 'queue.answerHelp',
    params: HallHelpParams,
    output: HelpView,
    isWrite: true,
    expectsVersion: true,
    async run(ctx, { params, version }) {
      const { officer, directory, key } = await getHelpedHall(ctx, params.hall)
      await refuseUsedKey(ctx, key.region)
      const request = await findHelp(ctx.db, key, params.id)
      if (!request) throw notFound('这个呼叫', 'queue.no_such_help')
      const reason = reasonAgainstHelp(verb, request)
      if (reason !== undefined) throw new Refusal(409, 'queue.help_not_open', reason)
      const seat = await findSeatOf(ctx.db, key.region, officer.id)
      const as = seat?.hallId === key.hallId ? `${Number(seat.windowNo)} 号窗口工作人员` : roleName(officer.roles[0]!)
      const moved = step({ ...request, version: version + 1 }, { officer, as, now: ctx.clock.now() })
      const answer = toHelpView(ctx, moved, directory)
      if (!(await commit(ctx, { region: key.region, guard: saveHelp(moved), answer }))) throw new Refusal(409, 'queue.help_changed', '这个呼叫刚刚有变化，请看最新情况。')
      return answer
    },
  })

/** 我过去: the terminal says at once who comes. @throws Refusal 409 when somebody else goes already */
export const answerHelp = defineHelpStep('answerHelp', '回应自助终端的呼叫：我过去', (request, { officer, as, now }) => ({ ...request, state: 'answered', answeredBy: officer.id, answeredAs: as, answeredAt: now }))

export const finishHelp = defineHelpStep('finishHelp', '自助终端的呼叫已经帮助', (request, { now }) => ({ ...request, state: 'done', endedAt: now }))
