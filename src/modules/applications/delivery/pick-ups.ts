import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { invalidInput, Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit, refuseUsedKey } from '../../../platform/unit-of-work.ts'
import { getOfficer, type Officer } from '../../organisation/index.ts'
import { findSubjectByIdentity } from '../../subjects/index.ts'
import type { Application } from '../application.ts'
import { NumberParams } from '../contract.ts'
import { getApplication } from '../lifecycle/change-application.ts'
import { deliverCase } from '../lifecycle/deliver-result.ts'
import { officerFor } from '../reading/officer-access.ts'
import type { ReceiverCheck } from '../record/record-events.ts'
import { pickUpCodeOf, pickUpIndexOf } from './pick-up-code.ts'
import { insertPickUp, listReadyByCode, listReadyOf } from './ready-result-store.ts'
import { PickUpCode, ReceiverIdentity, toReceiverCheck } from './receiver-identity.ts'

/** 一窗通取: what lies ready for whoever stands at the counter, found by a code or by identity document. */
export const findPickUp = defineOperation({
  id: 'applications.findPickUp',
  summary: '凭取件码或证件查找可以领取的结果',
  audience: 'staff',
  permission: 'applications.deliver',
  // A number in an address would end in logs: it travels in the body.
  body: Type.Object({ code: Type.Optional(PickUpCode), identityNumber: Type.Optional(Type.String({ title: '证件号码', minLength: 1, maxLength: 20 })) }, { additionalProperties: false }),
  output: Type.Object({
    applicants: Type.Array(Type.Object({
      id: Type.String(), name: Type.String(),
      results: Type.Array(Type.Object({ number: Type.String(), itemName: Type.String(), readyOn: Type.String({ format: 'date' }) })),
    })),
  }),
  async run(ctx, { body: { code, identityNumber } }) {
    const { hallId } = await atCounter(ctx)
    const applicantIds = await findApplicants(ctx, hallId, code, identityNumber)
    const ready = applicantIds.length > 0 ? await listReadyOf(ctx.db, hallId, applicantIds) : []
    const byApplicant = Map.groupBy(ready.toSorted((a, b) => (a.readyOn < b.readyOn ? -1 : 1)), ({ applicantId }) => applicantId)
    return { applicants: [...byApplicant].map(([id, results]) => ({ id, name: results[0]!.applicantName, results: results.map(({ number, itemName, readyOn }) => ({ number, itemName, readyOn })) })) }
  },
})

async function findApplicants(ctx: Context, hallId: string, code: string | undefined, identityNumber: string | undefined): Promise<string[]> {
  if (code !== undefined) return [...new Set((await listReadyByCode(ctx.db, hallId, pickUpIndexOf(ctx, hallId, code))).map(({ applicantId }) => applicantId))]
  if (identityNumber === undefined) throw invalidInput([{ pointer: '/code', message: '请输入取件码，或读取证件。' }])
  const subject = await findSubjectByIdentity(ctx, identityNumber)
  return subject ? [subject.id] : []
}

/** Results of one applicant, handed over at once with one signature (C310). Each closes its own case; what cannot be delivered says why. */
export const signPickUp = defineOperation({
  id: 'applications.signPickUp',
  summary: '多件结果一次领取、一次签收',
  audience: 'staff',
  permission: 'applications.deliver',
  body: Type.Object({
    ...ReceiverIdentity,
    /** Of any result of this applicant that lies ready here. */
    code: Type.Optional(PickUpCode),
    numbers: Type.Array(NumberParams.properties.number, { title: '领取的办件', minItems: 1, maxItems: 50, uniqueItems: true }),
    receiver: Type.String({ title: '签收人', minLength: 1, maxLength: 50, pattern: '\\S' }),
  }, { additionalProperties: false }),
  output: Type.Object({
    id: Type.String(),
    results: Type.Array(Type.Object({ number: Type.String(), itemName: Type.String(), delivered: Type.Boolean(), reason: Type.Union([Type.String(), Type.Null()]) })),
  }),
  status: 201,
  isWrite: true,
  async run(ctx, { body: { identity, statement, code, numbers, receiver } }) {
    const officer = await atCounter(ctx)
    await refuseUsedKey(ctx, officer.region)
    const cases = await Promise.all(numbers.map((number) => getApplication(ctx, number)))
    if (new Set(cases.map(({ applicantId }) => applicantId)).size > 1) throw new Refusal(422, 'applications.several_applicants', '这些办件不是同一个申请人的，请分开签收。', { errors: [{ pointer: '/numbers', message: '请只选同一个申请人的办件。' }] })
    const codes = await codesOf(ctx, officer.hallId, cases[0]!, numbers)
    const check = toReceiverCheck({ identity, statement, code }, (each) => codes.has(each), 'code')
    // One after the other: each is a statement of its own, and a kill in between leaves the rest to be signed for again.
    const results = []
    for (const application of cases) results.push(await deliverOne(ctx, application, receiver.trim(), check))
    const answer = { id: ctx.ids.next(), results }
    if (results.every(({ delivered }) => !delivered)) throw new Refusal(409, 'applications.nothing_picked_up', results.map(({ itemName, reason }) => `${itemName}：${reason}`).join('；'))
    await commit(ctx, {
      region: officer.region,
      guard: insertPickUp({ region: officer.region, id: answer.id, at: ctx.clock.now(), hallId: officer.hallId, officerId: officer.id, officerName: officer.name, receiver: receiver.trim(), ...check, results }),
      answer,
      status: 201,
    })
    return answer
  },
})

/** One code opens everything of its applicant that lies ready at the hall, also when the very one it was told for stays behind. */
async function codesOf(ctx: Context, hallId: string, { applicantId }: Application, numbers: readonly string[]): Promise<Set<string>> {
  const ready = await listReadyOf(ctx.db, hallId, [applicantId])
  return new Set([...numbers, ...ready.map(({ number }) => number)].map((number) => pickUpCodeOf(ctx, number)))
}

async function deliverOne(ctx: Context, application: Application, receiver: string, check: ReceiverCheck) {
  const { number, itemName } = application
  try {
    // Done before, by this very request when it was cut off, or by another window: either way it is in the applicant's hands.
    if (application.state === 'delivered') {
      await officerFor(ctx, application, 'deliver')
      return { number, itemName, delivered: true, reason: '此前已经送达。' }
    }
    // The key is the sign-off's, not each case's.
    await deliverCase({ ...ctx, idempotency: undefined }, {
      number,
      version: application.version,
      toActor: (each) => officerFor(ctx, each, 'deliver'),
      toDelivery: () => ({ method: 'counter', receiver, check }),
    })
    return { number, itemName, delivered: true, reason: null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { number, itemName, delivered: false, reason: error.detail }
  }
}

async function atCounter(ctx: Context): Promise<Officer & { hallId: string }> {
  const officer = await getOfficer(ctx)
  if (!officer.hallId) throw new Refusal(403, 'applications.not_at_counter', '只有大厅窗口能发放结果。')
  return { ...officer, hallId: officer.hallId }
}
