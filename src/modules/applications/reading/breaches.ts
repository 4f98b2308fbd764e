import Type from 'typebox'
import { notFound, Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getOfficer } from '../../organisation/index.ts'
import { canActFor, getSubject } from '../../subjects/index.ts'
import { NumberParams, reasonText } from '../contract.ts'
import { getApplication } from '../lifecycle/change-application.ts'
import { type Breach, listBreaches, repairBreach as repairStatement } from '../record/breach-store.ts'
import { isSupervisorOf } from './access-rules.ts'

const breachWords = { deferral: '容缺承诺逾期未兑现', commitment: '告知承诺核查不实' } as const

const BreachView = Type.Object({
  number: Type.String(), kind: Type.String(), kindName: Type.String(), itemName: Type.String(), reason: Type.String(), breachedOn: Type.String({ format: 'date' }),
  repairedOn: Type.Union([Type.String({ format: 'date' }), Type.Null()]), repairedNote: Type.Union([Type.String(), Type.Null()]),
})
/** `isBarred`: one of them is open, so no new promise is taken. */
const BreachList = Type.Object({ breaches: Type.Array(BreachView), isBarred: Type.Boolean() })

const toList = (breaches: Breach[]) => ({
  breaches: breaches.map((breach) => ({ ...breach, kindName: breachWords[breach.kind] })),
  isBarred: breaches.some(({ repairedOn }) => repairedOn === null),
})

/** 承诺履约记录 of oneself, or of someone one may act for. */
export const listOwnBreaches = defineOperation({
  id: 'applications.listOwnBreaches',
  summary: '我的承诺履约记录',
  audience: 'citizen',
  permission: 'applications.readOwn',
  query: Type.Object({ applicant: Type.Optional(Type.String({ title: '申请人', format: 'uuid' })) }, { additionalProperties: false }),
  output: BreachList,
  async run(ctx, { query }) {
    const applicant = query.applicant ?? ctx.actor.principalId
    if (applicant !== ctx.actor.principalId && !(await canActFor(ctx, applicant))) throw notFound('这个申请人', 'applications.not_your_principal')
    return toList(await listBreaches(ctx.db, applicant))
  },
})

/** The same before a window or an authority takes a promise. Reading it leaves a trace. */
export const listBreachesOfSubject = defineOperation({
  id: 'applications.listBreaches',
  summary: '申请人的承诺履约记录',
  audience: 'staff',
  permission: 'applications.listBreaches',
  params: Type.Object({ id: Type.String({ title: '申请人', format: 'uuid' }) }),
  output: BreachList,
  async run(ctx, { params }) {
    const [subject, officer] = await Promise.all([getSubject(ctx, params.id), getOfficer(ctx)])
    await ctx.audit.append({ region: officer.region, operation: 'applications.listBreaches', actor: ctx.actor.accountId, subject: subject.id })
    return toList(await listBreaches(ctx.db, subject.id))
  },
})

/** 信用修复: the supervision office finds a broken promise made good; the person may promise again. */
export const repairBreach = defineOperation({
  id: 'applications.repairBreach',
  summary: '信用修复：承诺失信记录',
  audience: 'supervisor',
  permission: 'applications.repairBreach',
  params: Type.Object({ ...NumberParams.properties, kind: Type.Union([Type.Literal('deferral'), Type.Literal('commitment')], { title: '承诺种类' }) }),
  body: Type.Object({ note: reasonText('修复的依据') }, { additionalProperties: false }),
  output: BreachView,
  isWrite: true,
  async run(ctx, { params, body }) {
    const [application, officer] = await Promise.all([getApplication(ctx, params.number), getOfficer(ctx)])
    if (!isSupervisorOf(application, officer)) throw new Refusal(403, 'applications.not_yours', '这个办件由其他地区的监察人员负责。')
    const breach = (await listBreaches(ctx.db, application.applicantId)).find(({ number, kind }) => number === params.number && kind === params.kind)
    if (!breach) throw notFound('这条失信记录', 'applications.no_such_breach')
    const today = ctx.clock.today()
    const repaired: Breach = { ...breach, repairedOn: today, repairedNote: body.note }
    const answer = { ...repaired, kindName: breachWords[breach.kind] }
    const isWritten = breach.repairedOn === null && (await commit(ctx, { region: application.region, guard: repairStatement(application, breach.kind, body.note, today), answer }))
    if (!isWritten) throw new Refusal(409, 'applications.already_repaired', '这条失信记录已经修复，不需要再次办理。')
    await ctx.audit.append({ region: application.region, operation: 'applications.repairBreach', actor: ctx.actor.accountId, subject: application.number, detail: { kind: breach.kind, note: body.note } })
    return answer
  },
})
