import type { Context } from '../../../platform/context.ts'
import { getItemVersion } from '../../catalogue/index.ts'
import { findCertificate, listValidCertificates, stateNameOn } from '../../certificates/index.ts'
import type { Application } from '../application.ts'
import { regionOfApplicationNumber } from '../record/application-number-rules.ts'
import { findApplication, listEvents } from '../record/application-store.ts'
import { listBreaches } from '../record/breach-store.ts'
import type { Submission } from '../record/record-events.ts'
import type { CaseRecords, EarlierCase } from './fact-rules.ts'

/** Everything rules may know of a case, read from the state's own records as they are today. */
export async function gatherRecords(ctx: Context, application: Application): Promise<CaseRecords> {
  const today = ctx.clock.today()
  const { follows } = application.detail
  const [item, earlier, validCertificates, breaches, events] = await Promise.all([
    getItemVersion(ctx, application.itemCode, application.itemVersion),
    follows ? findEarlier(ctx, follows.number, today) : undefined,
    listValidCertificates(ctx, application.applicantId, today),
    listBreaches(ctx.db, application.applicantId),
    listEvents(ctx.db, application.region, application.number),
  ])
  return {
    application, item, earlier, today,
    validCertificates: [...new Set(validCertificates.map(({ name }) => name))],
    openBreaches: breaches.filter(({ repairedOn }) => repairedOn === null).length,
    isIdentityChecked: namesIdentity(events[0]!.data as Submission),
  }
}

/** Whether the form names whoever applies: then `assemble-submission.ts` has compared it with the register. */
function namesIdentity({ form, applicantKind }: Submission): boolean {
  return applicantKind === 'person'
    ? typeof form.applicantIdentityNumber === 'string' && form.applicantIdentityKind === 'residentIdentityCard'
    : typeof form.enterpriseUscc === 'string' || typeof form.businessUscc === 'string'
}

async function findEarlier(ctx: Context, number: string, today: string): Promise<EarlierCase | undefined> {
  const found = await findApplication(ctx.db, regionOfApplicationNumber(number), number)
  if (!found) return undefined
  const { application } = found
  const certificate = application.detail.certificate && (await findCertificate(ctx, application.detail.certificate.identifier))
  return {
    application,
    certificate: certificate && { name: certificate.name, holderId: certificate.holderId, stateName: stateNameOn(certificate, today), validUntil: certificate.validUntil },
  }
}
