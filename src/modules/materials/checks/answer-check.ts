import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { getOwnFiles } from '../../../platform/files/kept-files.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getOfficer } from '../../organisation/index.ts'
import { accessPart, type DataAccess } from '../../subjects/index.ts'
import { announceCheck } from './announce-check.ts'
import { type Check, type CheckOutcome as Outcome, checkStateWords } from './check.ts'
import { CheckOutcome, CheckParams, CheckView } from './check-contract.ts'
import { isAsked, reasonAgainstAnswering } from './check-rules.ts'
import { saveCheckAnswer, findCheck } from './check-store.ts'
import { describeChecks } from './describe-check.ts'
import { getCheck } from './get-check.ts'

/** What an answer is to the person it is about: something was found, was not, or nobody looked. */
const ACCESS_OUTCOMES: Record<Outcome, DataAccess['outcome']> = { confirmed: 'found', notConfirmed: 'missing', notOurs: 'unavailable' }

/** 答复协查: by a reviewer or decider of the body that was asked. Of two answers at once one wins, the other is told. */
export const answerCheck = defineOperation({
  id: 'materials.answerCheck',
  summary: '答复一件部门间协查',
  audience: 'staff',
  permission: 'materials.answerCheck',
  params: CheckParams,
  body: Type.Object(
    {
      outcome: CheckOutcome,
      answer: Type.String({ title: '答复内容', minLength: 2, maxLength: 2000, pattern: '\\S' }),
      file: Type.Optional(Type.String({ title: '附件', format: 'uuid' })),
    },
    { additionalProperties: false },
  ),
  output: CheckView,
  isWrite: true,
  expectsVersion: true,
  async run(ctx, { params: { number }, version, body }) {
    const [officer, check] = await Promise.all([getOfficer(ctx), getCheck(ctx, number)])
    const against = reasonAgainstAnswering(check, officer)
    if (against) throw isAsked(check, officer) && check.state !== 'asked' ? changedMeanwhile(check) : new Refusal(403, 'materials.check_not_yours', against)
    if (check.version !== version) throw changedMeanwhile(check)
    if (body.file !== undefined) await getOwnFiles(ctx, [body.file], '/file')
    const given = { outcome: body.outcome, answer: body.answer.trim(), at: ctx.clock.now(), by: officer.id, byName: officer.name, fileId: body.file ?? null }
    const answered: Check = {
      ...check, version: check.version + 1, state: 'answered', outcome: given.outcome, answer: given.answer, answeredAt: given.at, answeredBy: given.by, answeredByName: given.byName, fileId: given.fileId,
    }
    const [answer] = await describeChecks(ctx, [answered])
    const isWritten = await commit(ctx, {
      region: check.region, guard: saveCheckAnswer(check, given), parts: accessesOf(ctx, answered), announcements: [announceCheck('materials.checkAnswered', answered)], answer,
    })
    if (!isWritten) throw changedMeanwhile((await findCheck(ctx.db, check.region, number)) ?? check)
    await ctx.audit.append({ region: check.region, operation: 'materials.answerCheck', actor: ctx.actor.accountId, subject: number, detail: { outcome: given.outcome, file: given.fileId } })
    return answer!
  },
})

/** Whoever is registered here sees that a body told another something of them. */
function accessesOf(ctx: Context, { subjectId, region, matter, basis, itemCode, itemName, applicationNumber, outcome }: Check) {
  if (subjectId === null || outcome === null) return []
  return [accessPart(ctx, [{
    subjectId, region, kind: 'share', what: `部门间协查：${matter}`, fields: ['协查答复'], purpose: itemName === null ? '部门间协查' : `办理「${itemName}」`, basis, outcome: ACCESS_OUTCOMES[outcome],
    ...(itemCode === null ? {} : { itemCode }), ...(applicationNumber === null ? {} : { applicationNumber }),
  }])]
}

/** Somebody was faster, or the other side took it back. */
export const changedMeanwhile = ({ state, answeredByName }: Check): Refusal =>
  new Refusal(409, 'materials.check_changed', state === 'asked' ? '这件协查刚刚有变化，请看过最新内容再办理。' : `这件协查${state === 'answered' ? `已由${answeredByName}答复` : checkStateWords[state]}，请看最新内容。`)
