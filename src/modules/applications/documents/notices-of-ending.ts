import { toChineseDate } from '../../../platform/pdf/index.ts'
import { addressee, type DocumentCommon, type HandedInMaterial, materialsTable, paragraphs, type Remedies, remediesParagraphs, sentence, type Template } from './document-parts.ts'

/** 终止办理通知书 after a withdrawal or an overrun, 退件（终止办理）通知书 where the office returns it. */
export interface TerminationNoticeData extends DocumentCommon {
  submittedOn: string
  cause: 'withdrawn' | 'correctionOverdue' | 'deferralOverdue' | 'abandoned' | 'other'
  /** Notices of templates up to 1 were returns in every case but a withdrawal. */
  isReturn?: boolean | undefined
  /** What happened, in full sentences. */
  explanation: string
  endedOn: string
  returnedMaterials: HandedInMaterial[]
  remedies?: Remedies | undefined
}

const OPENINGS = {
  withdrawn: 'terminationNotice.withdrawn', correctionOverdue: 'terminationNotice.correctionOverdue', deferralOverdue: 'terminationNotice.deferralOverdue',
  abandoned: 'terminationNotice.abandoned', other: 'terminationNotice.other',
} as const

export const terminationNotice: Template<TerminationNoticeData> = {
  title: ({ cause, isReturn = cause !== 'withdrawn' }) => (isReturn ? '退件（终止办理）通知书' : '终止办理通知书'),
  seal: '受理专用章',
  body: (data, say) => [
    addressee(data),
    ...paragraphs(say(OPENINGS[data.cause], { 提交日期: toChineseDate(data.submittedOn), 情况说明: sentence(data.explanation) })),
    ...paragraphs(say('terminationNotice.closing', { 终止日期: toChineseDate(data.endedOn) })),
    ...(data.returnedMaterials.length > 0 ? [...paragraphs(say('terminationNotice.returned')), materialsTable(data.returnedMaterials)] : []),
    ...(data.remedies ? remediesParagraphs(say, data.remedies, '通知书') : []),
  ],
}
