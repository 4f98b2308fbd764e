import { toChineseDate } from '../../../platform/pdf/index.ts'
import { addressee, applicationRows, by, type DocumentCommon, groundsOf, listed, paragraphs, sentence, type Template, withoutStop } from './document-parts.ts'

/** 特别程序告知书 (行政许可法 art. 45 sentence 2): kind, reason and the time it needs. */
export interface SpecialProcedureNoticeData extends DocumentCommon {
  procedure: string
  reason: string
  startedOn: string
  expectedWorkdays: number
}

export const specialProcedureNotice: Template<SpecialProcedureNoticeData> = {
  title: () => '特别程序告知书',
  seal: '受理专用章',
  body: (data, say) => [
    addressee(data),
    ...paragraphs(say('specialProcedureNotice.body', { 程序: data.procedure, 依据: groundsOf(data, '第四十五条') })),
    {
      kind: 'keyValues',
      rows: [
        ...applicationRows(data),
        [{ label: '程序种类', value: data.procedure }],
        [{ label: '启动理由', value: sentence(data.reason) }],
        [{ label: '开始日期', value: toChineseDate(data.startedOn) }, { label: '所需时间', value: `${data.expectedWorkdays}个工作日` }],
      ],
    },
    ...paragraphs(say('specialProcedureNotice.closing', { 程序: data.procedure })),
  ],
}

/** 延期告知书 (行政许可法 art. 42): why, by how much, until when. */
export interface ExtensionNoticeData extends DocumentCommon {
  acceptedOn: string
  reason: string
  /** `10个工作日`. */
  extendedBy: string
  dueOn: string
  dueOnExpected?: boolean | undefined
  approvedBy: string
}

export const extensionNotice: Template<ExtensionNoticeData> = {
  title: () => '延长办理期限告知书',
  seal: '审批专用章',
  body: (data, say) => [
    addressee(data),
    ...paragraphs(say('extensionNotice.body', {
      受理日期: toChineseDate(data.acceptedOn), 延期理由: withoutStop(data.reason), 依据: groundsOf(data, '第四十二条第一款'), 延长时间: data.extendedBy,
      新期限: `${toChineseDate(data.dueOn)}${data.dueOnExpected ? '（预计，放假安排公布后重新计算）' : ''}`,
    })),
    { kind: 'keyValues', rows: [...applicationRows(data), [{ label: '批准人', value: data.approvedBy }, { label: '延长后期限', value: toChineseDate(data.dueOn) }]] },
  ],
}

/** 听证告知书 (行政许可法 art. 47): the right, and how long it can be asked for. */
export interface HearingNoticeData extends DocumentCommon {
  matter: string
  requestDueOn: string
}

export const hearingNotice: Template<HearingNoticeData> = {
  title: () => '听证权利告知书',
  seal: '审批专用章',
  body: (data, say) => [
    addressee(data),
    ...paragraphs(say('hearingNotice.body', { 听证事由: withoutStop(data.matter), 依据: groundsOf(data, '第四十七条') })),
    { kind: 'keyValues', rows: applicationRows(data) },
    ...paragraphs(say('hearingNotice.how', { 提出期限: by(data.requestDueOn) })),
  ],
}

/** 限期整改通知书: a commitment that was not kept is put right, or the decision goes. */
export interface RectificationNoticeData extends DocumentCommon {
  findings: string
  dueOn: string
}

/** 国办发〔2020〕42号 is what commitments stand on beside the law of the item. */
const COMMITMENT_BASIS = '《国务院办公厅关于全面推行证明事项和涉企经营许可事项告知承诺制的指导意见》（国办发〔2020〕42号）'

export const rectificationNotice: Template<RectificationNoticeData> = {
  title: () => '限期整改通知书',
  seal: '审批专用章',
  body: (data, say) => [
    addressee(data),
    ...paragraphs(say('rectificationNotice.body', { 核查情况: sentence(data.findings), 依据: listed([...data.lawBasis, COMMITMENT_BASIS]), 整改期限: by(data.dueOn) })),
    { kind: 'keyValues', rows: applicationRows(data) },
    ...paragraphs(say('rectificationNotice.consequence')),
  ],
}
