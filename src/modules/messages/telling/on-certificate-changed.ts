import type { Reader } from '../../../platform/jobs/jobs.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import { toChineseDate } from '../../../platform/pdf/chinese-text.ts'
import { CERTIFICATE_CHANGES, type CertificateStateChanged } from '../../certificates/events.ts'
import { getDirectory } from '../../organisation/index.ts'
import { tell } from './tell.ts'

const CHANGES: Record<(typeof CERTIFICATE_CHANGES)[number], string> = {
  'certificates.changed': '变更（换发了新版本）', 'certificates.renewed': '延续（换发了新版本）', 'certificates.reissued': '换发新版本', 'certificates.suspended': '暂扣', 'certificates.restored': '恢复有效',
  'certificates.revoked': '被撤销', 'certificates.forfeited': '被吊销', 'certificates.cancelled': '注销', 'certificates.expired': '期满失效',
}

/** What ran out longer ago is no news: an import brings in many such certificates at once. */
const NEWS_DAYS = 30
const DAY_MS = 86_400_000

/** Tells the holder what became of a certificate. A decision on a case that takes its certificate back tells of it itself. */
export const onCertificateChanged: Reader = {
  id: 'messages.onCertificateChanged',
  on: CERTIFICATE_CHANGES,
  wants: ({ payload }) => (payload as unknown as CertificateStateChanged).applicationNumber === null,
  async run(ctx, events) {
    const directory = await getDirectory(ctx)
    await tell(ctx, events.flatMap(({ id, region, type, payload, at }) => {
      const { name, number, holderId, issuingAuthorityId, since } = payload as unknown as CertificateStateChanged
      if (Date.parse(toLegalDate(at)) - Date.parse(since) > NEWS_DAYS * DAY_MS) return []
      return [{
        id, region, at, template: 'applicant.certificateChanged' as const, subjects: [holderId],
        words: { certificateName: name, certificateNumber: number, authorityName: directory.authority(issuingAuthorityId).name, certificateChange: CHANGES[type as keyof typeof CHANGES], since: toChineseDate(since) },
      }]
    }))
  },
}
