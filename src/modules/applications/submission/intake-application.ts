import Type, { type Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { askSiteToTakeIn, getDirectory, getOfficer, mayTakeInFor } from '../../organisation/index.ts'
import { ReceivingChecks, receiveForElsewhere } from '../crossing/receive-for-elsewhere.ts'
import { assembleSubmission } from './assemble-submission.ts'
import type { CounterPlace } from '../application.ts'
import { type SubmitAnswer, SubmitBody } from '../contract.ts'
import { fileApplication } from './file-application.ts'
import { findAtTheWindow, IntakeApplicant } from './intake-applicant.ts'

const { item, region, division, situations, form, materials, deferralPromise, commitmentPromise, follows, delivery } = SubmitBody.properties

/** What a window takes in. */
export const IntakeBody = Type.Object(
  {
    item, region, division, situations, form, materials, deferralPromise, commitmentPromise, follows, delivery,
    /** 异地代收: how the window knew the applicant, and what it found; by default the document shown and nothing missing. */
    receivingChecks: Type.Optional(ReceivingChecks),
    /** One of these: what their document says, or the scan of their 居民码 or 企业码; neither, and it is whoever holds the ticket. */
    applicant: Type.Optional(IntakeApplicant),
    scan: Type.Optional(Type.String({ title: '扫码记录', format: 'uuid' })),
  },
  { additionalProperties: false },
)

/** The ticket that an officer called, and who holds it where that is known. */
export interface CalledTicket {
  id: string
  number: string
  hallId: string
  windowNo: string
  holder: string | null
}

/** 窗口收件: an application for someone who stands at the counter; receipt is at once. @throws Refusal for what this window, or this site, may not take in */
export async function takeIn(ctx: Context, body: Static<typeof IntakeBody>, called: CalledTicket | undefined): Promise<Static<typeof SubmitAnswer>> {
  const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
  // 合作网点: what the agreement of the site names, and nothing else; counted for its monthly figures.
  const taking = officer.roles.includes('partnerOperator') ? await askSiteToTakeIn(ctx, officer, body) : undefined
  const remote = officer.region === body.region ? undefined : await receiveForElsewhere(ctx, officer, body)
  const { scan: _used, ...asked } = body
  const submission = await assembleSubmission(ctx, { ...asked, ...(await findAtTheWindow(ctx, { ...body, holder: called?.holder })), channel: 'counter' })
  const ownHallId = officer.hallId ?? submission.hallId
  // 委托收件: a hall takes in for an authority that is not its own only where it was entrusted.
  if (!remote && !(await mayTakeInFor(ctx, ownHallId, body.region, { authorityId: submission.authorityId, itemCode: submission.itemCode, on: submission.on }))) {
    throw new Refusal(403, 'applications.not_entrusted', `${directory.authority(submission.authorityId).name}没有委托${directory.hall(ownHallId).name}收这个事项的件。请引导申请人到${directory.hallOf(body.region).name}，或网上申请。`)
  }
  const office = taking?.site.name ?? directory.hall(ownHallId).name
  return fileApplication(ctx, {
    region: body.region, submission: { ...submission, ...(remote ? { remote } : { hallId: ownHallId }), ...counterOf(called, taking?.site) },
    actor: { kind: 'staff', id: officer.id, name: officer.name, office }, isReceived: true, beside: taking ? [taking.count] : [],
  })
}

function counterOf(called: CalledTicket | undefined, site: { id: string; name: string } | undefined): { counter?: CounterPlace } {
  if (site) return { counter: { site: { id: site.id, name: site.name } } }
  return called ? { counter: { ticket: { id: called.id, number: called.number, hallId: called.hallId, windowNo: called.windowNo } } } : {}
}
