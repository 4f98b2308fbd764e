import { toLegalDate } from '../../../platform/legal-dates.ts'
import type { Reader } from '../../../platform/jobs/jobs.ts'
import { toChineseDate } from '../../../platform/pdf/chinese-text.ts'
import type { CertificateRunningOut } from '../../certificates/events.ts'
import { getDirectory } from '../../organisation/index.ts'
import { tell } from './tell.ts'

const DAY_MS = 86_400_000

/** Reminds the holder of a certificate that ends soon. */
export const onCertificateRunningOut: Reader = {
  id: 'messages.onCertificateRunningOut',
  on: ['certificates.runningOut'],
  async run(ctx, events) {
    const directory = await getDirectory(ctx)
    await tell(ctx, events.map(({ id, region, payload, at }) => {
      const { name, number, holderId, issuingAuthorityId, validUntil } = payload as unknown as CertificateRunningOut
      const left = (Date.parse(validUntil) - Date.parse(toLegalDate(at))) / DAY_MS
      return {
        id, region, at, template: 'applicant.certificateRunningOut' as const, subjects: [holderId], smsTo: holderId,
        words: { certificateName: name, certificateNumber: number, authorityName: directory.authority(issuingAuthorityId).name, when: left === 0 ? '今天到期' : `还有 ${left} 天到期`, answerBy: toChineseDate(validUntil) },
      }
    }))
  },
}
