import Type, { type Static, type TObject } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { invalidInput, notFound, Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getDirectory } from '../../organisation/index.ts'
import { getHallWorkedFor } from '../calling/own-hall.ts'
import { AssignBody, CancelBody, EndBody, EscortParams, EscortView } from './contract.ts'
import { toEscortView } from './describe-escort.ts'
import type { Escort } from './escort.ts'
import { after, ESCORT_VERBS, type EscortVerb, reasonNotNow } from './escort-rules.ts'
import { findEscort, saveEscort } from './escort-store.ts'

const Nothing = Type.Object({}, { additionalProperties: false })

interface EscortCommand<B extends TObject> {
  verb: EscortVerb
  summary: string
  body: B
  step(ctx: Context, escort: Escort, body: Static<B>, who: { by: string; now: Date }): Promise<Escort> | Escort
}

/** One verb on an escort of the officer's hall: whether it may be now, and how it stands after. */
const defineEscortCommand = <B extends TObject>({ verb, summary, body, step }: EscortCommand<B>) =>
  defineOperation({
    id: `queue.${verb}`, summary, audience: 'staff', permission: 'queue.escort', params: EscortParams, body, output: EscortView, isWrite: true, expectsVersion: true,
    async run(ctx, { params, version, body: said }) {
      const { officer, key } = await getHallWorkedFor(ctx, params.hall)
      const escort = await findEscort(ctx.db, key, params.id)
      if (!escort) throw notFound('这次陪同', 'queue.no_such_escort')
      if (escort.version !== version) throw escortChanged()
      const reason = reasonNotNow(verb, escort, ctx.clock.today())
      if (reason) throw new Refusal(409, 'queue.escort_not_open', `不能${ESCORT_VERBS[verb].name}：${reason}`)
      const stands = await step(ctx, escort, said as Static<B>, { by: officer.name, now: ctx.clock.now() })
      const answer = toEscortView({ ...stands, ticketState: null, windowNo: null }, ctx.clock.today(), officer.id)
      if (!(await commit(ctx, { region: key.region, guard: saveEscort(stands), answer }))) throw escortChanged()
      return answer
    },
  })

const escortChanged = (): Refusal => new Refusal(409, 'queue.escort_changed', '这次陪同刚刚有变化，请看过最新情况再操作。')

/** 安排: a colleague of the hall, a volunteer by name, or oneself. */
export const assignEscort = defineEscortCommand({
  verb: 'assignEscort', summary: '安排陪同的人：本人、大厅同事或志愿者', body: AssignBody,
  async step(ctx, escort, { officer, volunteer }, who) {
    if (volunteer !== undefined) return after.assigned(escort, { id: null, name: `志愿者 ${volunteer.trim()}` }, who)
    const id = officer ?? ctx.actor.principalId
    const found = (await getDirectory(ctx)).listHallOfficers(escort.hallId).find((each) => each.id === id)
    if (!found) throw invalidInput([{ pointer: '/officer', message: '请选择本大厅的人，或填写志愿者姓名。' }])
    return after.assigned(escort, found, who)
  },
})

export const beginEscort = defineEscortCommand({ verb: 'beginEscort', summary: '见到办事人，开始陪同', body: Nothing, step: (_ctx, escort, _body, who) => after.begun(escort, who) })
export const advanceEscort = defineEscortCommand({ verb: 'advanceEscort', summary: '陪同到下一个环节', body: Nothing, step: (_ctx, escort, _body, who) => after.advanced(escort, who) })
export const endEscort = defineEscortCommand({ verb: 'endEscort', summary: '结束陪同', body: EndBody, step: (_ctx, escort, { note = '' }, who) => after.ended(escort, note.trim(), who) })
export const cancelEscort = defineEscortCommand({ verb: 'cancelEscort', summary: '取消陪同，写明原因', body: CancelBody, step: (_ctx, escort, { reason }, who) => after.cancelled(escort, reason.trim(), who) })
