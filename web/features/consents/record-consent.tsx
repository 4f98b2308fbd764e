import { NoticeText } from '../notices/notice-text.tsx'
import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import { type CounterConsent, type CounterConsents, recordConsent } from './consent-calls.ts'

/** How somebody agrees at a window, as it stands on record. */
const WAYS = { signed: '阅读告知书后当面签字', scan: '阅读告知书后出示居民码（企业码）确认' } as const

interface RecordConsentProps {
  subject: CounterConsents['subject']
  isChild: boolean
  consent: CounterConsent
  /** Their code was scanned. */
  isScanned: boolean
  onDone: () => void
  onStale: () => void
  onClose: () => void
}

/** 登记同意: one notice, read by the person, and how they agreed to it. A child's guardian agrees. */
export function RecordConsent({ subject, isChild, consent: { scope, scopeName, notice }, isScanned, onDone, onStale, onClose }: RecordConsentProps) {
  const who = isChild ? '监护人' : '本人'
  return (
    <CommandDrawer
      draft={`record-consent:${subject.id}:${scope}`}
      title={`登记同意：${scopeName}`}
      submitLabel="登记同意"
      explain={`请${who}阅读下面的告知书。愿意的，选择同意的方式后登记；不愿意的，关闭即可，不影响${who}用提交材料的方式办事。登记会记下您的姓名和时间。`}
      initial={{ way: isScanned ? 'scan' : 'signed' }}
      fields={() => [
        { name: 'way', kind: 'radio', label: '同意的方式', required: true, options: [{ value: 'signed', label: '当面签字（登记后打印登记单，请其签字）' }, ...(isScanned ? [{ value: 'scan', label: '扫码（已出示居民码、企业码）' }] : [])] },
        ...(isChild ? [{ name: 'guardianName', kind: 'text' as const, label: '监护人姓名', required: true, maxLength: 100, hint: '请核对户口簿、出生医学证明等关系证明。' }] : []),
      ]}
      send={(values, key) => {
        const guardianName = textOf(values, 'guardianName')
        return recordConsent({ subject: subject.id, scope, noticeVersion: notice.version, evidence: `${who}${WAYS[textOf(values, 'way') as keyof typeof WAYS]}`, ...(isChild ? { guardianName } : {}) }, key)
      }}
      onDone={onDone}
      onStale={onStale}
      onClose={onClose}
    >
      <NoticeText notice={notice} />
    </CommandDrawer>
  )
}
