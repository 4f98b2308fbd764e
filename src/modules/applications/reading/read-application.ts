import Type from 'typebox'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getDirectory, getOfficer, mayDo } from '../../organisation/index.ts'
import { HOLDERS, reasonNotYours } from './access-rules.ts'
import type { Verb } from '../lifecycle/command.ts'
import { reasonAgainstImmediate, VERBS } from '../lifecycle/lifecycle-rules.ts'
import { listEvents } from '../record/application-store.ts'
import { getApplication } from '../lifecycle/change-application.ts'
import { citizenFor } from './citizen-access.ts'
import { ApplicationView, NumberParams, TimelineEntry } from '../contract.ts'
import { describeApplication, toTimelineEntry } from './describe-application.ts'
import { findPower, reasonWithoutPower } from './granted-power.ts'
import { refuseStrangerOfficer } from './officer-access.ts'
import { queryPasswordOf } from '../query-password.ts'
import { stateWords } from '../application.ts'

/** Verbs an officer may see on a case; the others only the applicant has. */
const OFFICER_VERBS = VERBS.filter((verb) => HOLDERS[verb].some((holder) => holder !== 'applicant'))
const APPLICANT_VERBS = VERBS.filter((verb) => HOLDERS[verb].includes('applicant'))

/** What comes in later is taken in by whoever takes applications in. */
const permissionOf = (verb: Verb): string => `applications.${verb === 'supplyCorrection' || verb === 'supplyDeferred' ? 'intake' : verb}`

/** A case as an officer sees it. Reading personal data leaves a trace (网络安全法 art. 21; 个人信息保护法 art. 51). */
export const readApplication = defineOperation({
  id: 'applications.read',
  summary: '办件详情（工作人员）',
  audience: 'staff',
  permission: 'applications.read',
  params: NumberParams,
  output: ApplicationView,
  async run(ctx, { params }) {
    const application = await getApplication(ctx, params.number)
    await refuseStrangerOfficer(ctx, application)
    const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
    const regionHallId = directory.hallOf(application.region).id
    const verbs = OFFICER_VERBS.map((verb) => ({
      verb,
      reason: mayDo(permissionOf(verb), ctx.actor.roles) ? reasonNotYours(application, verb, officer, regionHallId) : '由其他岗位办理。',
    }))
    // What a window decides, it decides by a grant: asked only where the role could.
    if (!officer.roles.includes('decider') && mayDo('applications.decide', ctx.actor.roles)) {
      verbs.find(({ verb }) => verb === 'decide')!.reason = (await findPower(ctx, application, officer, 'decide')) ? undefined : '由其他岗位办理。'
    }
    const immediate = mayDo('applications.handleImmediately', ctx.actor.roles)
      ? { reason: reasonNotYours(application, 'accept', officer, regionHallId) ?? reasonAgainstImmediate(application) ?? ((await findPower(ctx, application, officer, 'immediate')) ? undefined : await reasonWithoutPower(ctx, application, 'immediate')) }
      : undefined
    const seesSecrets = mayDo('subjects.readIdentity', ctx.actor.roles)
    await ctx.audit.append({ region: application.region, operation: 'applications.read', actor: ctx.actor.accountId, subject: application.number, detail: { seesSecrets } })
    return describeApplication(ctx, application, { verbs, ...(immediate ? { immediate } : {}), seesSecrets, base: '/api/v1/staff' })
  },
})

/** A case as the person whose it is sees it. */
export const readOwnApplication = defineOperation({
  id: 'applications.readOwn',
  summary: '我的办件详情',
  audience: 'citizen',
  permission: 'applications.readOwn',
  params: NumberParams,
  output: ApplicationView,
  async run(ctx, { params }) {
    const application = await getApplication(ctx, params.number)
    await citizenFor(ctx, application)
    return describeApplication(ctx, application, {
      verbs: APPLICANT_VERBS.map((verb) => ({ verb, reason: undefined })),
      seesSecrets: true,
      isApplicant: true,
      base: '/api/v1/citizen',
    })
  },
})

/** How often a query password may be guessed for one number: five of a million, then a quarter of an hour's rest. */
const MAX_GUESSES = 5
const REST_MS = 15 * 60_000
const MAX_TRACKED = 100_000
const guesses = new Map<string, { count: number; until: number }>()

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
    const now = performance.now()
    const known = guesses.get(number)
    if (known && known.count >= MAX_GUESSES && known.until > now) {
      throw new Refusal(429, 'applications.too_many_guesses', `查询密码连续输错 ${MAX_GUESSES} 次，请 ${Math.ceil((known.until - now) / 60_000)} 分钟后再试。密码印在收件凭证上。`)
    }
    // A number that does not exist and a password that is wrong look the same.
    const refusal = new Refusal(404, 'applications.wrong_query', '办件编号或查询密码不对，请按收件凭证核对后重新输入。')
    const application = await getApplication(ctx, number).catch((error: unknown) => {
      if (error instanceof Refusal) return undefined
      throw error
    })
    if (!application || queryPasswordOf(ctx, number) !== body.password.trim()) {
      if (guesses.size > MAX_TRACKED) guesses.clear()
      guesses.set(number, { count: known && known.until > now ? known.count + 1 : 1, until: now + REST_MS })
      throw refusal
    }
    guesses.delete(number)
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
