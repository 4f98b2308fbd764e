import { defineOperation } from '../../../platform/operations.ts'
import { getDirectory, getOfficer, mayDo } from '../../organisation/index.ts'
import { HOLDERS, reasonNotYours } from './access-rules.ts'
import type { Verb } from '../lifecycle/command.ts'
import { reasonAgainstImmediate, VERBS } from '../lifecycle/lifecycle-rules.ts'
import { getApplication } from '../lifecycle/change-application.ts'
import { citizenFor } from './citizen-access.ts'
import { ApplicationView, NumberParams } from '../contract.ts'
import { describeApplication } from './describe-application.ts'
import { findPower, reasonWithoutPower } from './granted-power.ts'
import { refuseStrangerOfficer } from './officer-access.ts'

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
