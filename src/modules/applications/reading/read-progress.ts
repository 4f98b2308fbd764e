import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { stateWords } from '../application.ts'
import { ApplicationView, TimelineEntry } from '../contract.ts'
import { queryPasswordOf } from '../query-password.ts'
import { findApplication, listEvents } from '../record/application-store.ts'
import { parseApplicationNumber, regionOfApplicationNumber } from '../record/application-number-rules.ts'
import { describeApplication, toTimelineEntry } from './describe-application.ts'
import { findRest, forgetTries, takeTry } from './query-guess-store.ts'

/** How often a query password may be guessed for one number: five of a million, then a quarter of an hour's rest. */
const MAX_GUESSES = 5
const REST_MINUTES = 15

/** 进度查询: number and six-digit password, no login. Tells how far it is, not who or what. */
export const readProgress = defineOperation({
  id: 'applications.progress',
  summary: '凭办件编号和查询密码查询进度',
  audience: 'public',
  permission: 'public',
  body: Type.Object(
    { number: Type.String({ title: '办件编号', minLength: 1, maxLength: 60 }), password: Type.String({ title: '查询密码', minLength: 1, maxLength: 20 }) },
    { additionalProperties: false },
  ),
  output: Type.Object({
    number: Type.String(), itemName: Type.String(), authorityName: Type.String(), state: Type.String(), stateName: Type.String(),
    submittedAt: Type.String({ format: 'date-time' }), promisedDueOn: Type.Union([Type.String(), Type.Null()]), statutoryDueOn: Type.Union([Type.String(), Type.Null()]),
    dueIsProvisional: Type.Boolean(), paused: Type.Boolean(), pauseReason: Type.Union([Type.String(), Type.Null()]), step: Type.Union([Type.String(), Type.Null()]),
    steps: ApplicationView.properties.steps,
    timeline: Type.Array(TimelineEntry),
  }),
  async run(ctx, { body }) {
    const number = body.number.replaceAll(/\s/g, '')
    const application = await openWithPassword(ctx, number, body.password.trim())
    const view = await describeApplication(ctx, application, { verbs: [], seesSecrets: false, base: '' })
    const events = await listEvents(ctx.db, application.region, number)
    return {
      number, itemName: application.itemName, authorityName: view.authority.name, state: application.state, stateName: stateWords[application.state],
      submittedAt: application.submittedAt, promisedDueOn: view.promisedDueOn, statutoryDueOn: view.statutoryDueOn, dueIsProvisional: view.dueIsProvisional,
      paused: view.paused, pauseReason: view.pauseReason, step: view.step, steps: view.steps,
      // Notes name materials and reasons: those are for whoever is signed in.
      timeline: events.map((event) => ({ ...toTimelineEntry(event), actorName: event.actor.kind === 'citizen' ? '申请人' : '工作人员', note: null })),
    }
  },
})

/**
 * The case, for whoever knows its password. Counted before it is compared: guesses at the same time are no more than guesses one by one.
 * @throws Refusal 404 for a number or a password that is wrong: they look the same; 429 when there were too many
 */
async function openWithPassword(ctx: Context, number: string, password: string) {
  const wrong = new Refusal(404, 'applications.wrong_query', '办件编号或查询密码不对，请按收件凭证核对后重新输入。')
  // Of what was never a number nothing can be guessed, and nothing has to be kept.
  if (!parseApplicationNumber(number).valid) throw wrong
  const now = ctx.clock.now()
  if (!(await takeTry(ctx.db, number, { most: MAX_GUESSES, restMinutes: REST_MINUTES, now }))) {
    const restMs = ((await findRest(ctx.db, number)) ?? now).getTime() - now.getTime()
    throw new Refusal(429, 'applications.too_many_guesses', `查询密码连续输错 ${MAX_GUESSES} 次，请 ${Math.max(1, Math.ceil(restMs / 60_000))} 分钟后再试。密码印在收件凭证上。`)
  }
  const found = queryPasswordOf(ctx, number) === password ? await findApplication(ctx.db, regionOfApplicationNumber(number), number) : undefined
  if (!found) throw wrong
  await forgetTries(ctx.db, number)
  return found.application
}
