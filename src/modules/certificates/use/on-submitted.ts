import type { Reader } from '../../../platform/jobs/jobs.ts'
import { sm3 } from '../../../platform/hash-chain.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import type { ApplicationProgressed } from '../../applications/events.ts'
import { getDirectory } from '../../organisation/index.ts'
import { findCertificates } from '../find-certificate.ts'
import { insertUsesOnce, type UseRow } from './certificate-use-store.ts'

const identifiersOf = (payload: Record<string, unknown>): string[] => ((payload as unknown as ApplicationProgressed).waived ?? []).flatMap(({ identifier }) => identifier ?? [])

/** 用证: each certificate that stood in for paper in an application is written down once, however often the case is announced. */
export const onSubmitted: Reader = {
  id: 'certificates.recordUses',
  on: ['applications.submitted', 'applications.received'],
  wants: ({ payload }) => identifiersOf(payload).length > 0,
  async run(ctx, events) {
    const [directory, certificates] = await Promise.all([getDirectory(ctx), findCertificates(ctx, events.flatMap(({ payload }) => identifiersOf(payload)))])
    const rows: UseRow[] = []
    for (const { region, payload } of events) {
      const { number, itemCode, itemName, hallId, applicantId, submittedAt } = payload as unknown as ApplicationProgressed
      for (const identifier of new Set(identifiersOf(payload))) {
        const certificate = certificates.get(identifier)
        if (!certificate) continue
        rows.push({
          region, id: toUseId(submittedAt, `${number} ${identifier}`), identifier, typeCode: certificate.typeCode, certificateName: certificate.name, holderId: certificate.holderId, way: 'waiver',
          purpose: `办理「${itemName}」`, itemCode, applicationNumber: number, office: directory.hall(hallId).name,
          usedOn: toLegalDate(submittedAt), usedAt: new Date(submittedAt), usedBy: applicantId, usedByName: '申请时核验',
        })
      }
    }
    await insertUsesOnce(ctx.db, rows)
  },
}

/** The same use has the same id, and ids of later uses are greater: the time of the submission in front (UUID version 7), then what it was. */
export function toUseId(at: string, what: string): string {
  const time = Date.parse(at).toString(16).padStart(12, '0')
  const rest = sm3(what)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6, 18)}`
}
