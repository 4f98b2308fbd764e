import { toChineseDate } from '../../../platform/pdf/index.ts'
import { addressee, applicationRows, by, type DocumentCommon, type HandedInMaterial, materialsTable, ordered, paragraphs, type Template } from './document-parts.ts'

/** 提交回执: the application is in; nobody has looked at it yet. */
export interface SubmissionReceiptData extends DocumentCommon {
  submittedOn: string
  /** 网上预审 is done by then. */
  preReviewDueOn: string
  /** Whose window takes it. */
  window: string
  /** Derived when it is opened, never stored. */
  queryPassword?: string | undefined
}

export const submissionReceipt: Template<SubmissionReceiptData> = {
  title: () => '提交回执',
  seal: '受理专用章',
  body: (data, say) => [
    addressee(data),
    ...paragraphs(say('submissionReceipt.opening', { 提交日期: toChineseDate(data.submittedOn) })),
    {
      kind: 'keyValues',
      rows: [
        ...applicationRows(data),
        [{ label: '查询密码', value: data.queryPassword ?? '—' }, { label: '提交日期', value: toChineseDate(data.submittedOn) }],
        [{ label: '收件窗口', value: data.window }],
      ],
    },
    ...paragraphs(say('submissionReceipt.meaning', { 预审期限: by(data.preReviewDueOn) })),
  ],
}

/** 预审意见: what to mend before the application counts as received. */
export interface PreReviewOpinionData extends DocumentCommon {
  submittedOn: string
  opinions: string[]
  dueOn: string
}

export const preReviewOpinion: Template<PreReviewOpinionData> = {
  title: () => '网上申请预审意见',
  seal: '受理专用章',
  body: (data, say) => [
    addressee(data),
    ...paragraphs(say('preReviewOpinion.opening', { 提交日期: toChineseDate(data.submittedOn) })),
    ...ordered(data.opinions),
    { kind: 'keyValues', rows: applicationRows(data) },
    ...paragraphs(say('preReviewOpinion.next', { 修改期限: by(data.dueOn) })),
  ],
}

/** 收件凭证: the materials are here; whether the application is accepted is not yet said. */
export interface ReceiptData extends DocumentCommon {
  receivedOn: string
  /** 窗口收件, 网上提交 … */
  receivedThrough: string
  receivedBy?: string | undefined
  materials: HandedInMaterial[]
  /** Last day to accept, refuse or ask for corrections (行政许可法 art.32(4)). */
  replyDueOn: string
  /** Derived when it is opened; stored with receipts of templates up to 1. */
  queryPassword?: string | undefined
}

export const receipt: Template<ReceiptData> = {
  title: () => '收件凭证',
  invitesToRate: true,
  seal: '受理专用章',
  body: (data, say) => [
    addressee(data),
    ...paragraphs(say('receipt.opening', { 收件日期: toChineseDate(data.receivedOn), 材料项数: String(data.materials.length) })),
    {
      kind: 'keyValues',
      rows: [
        ...applicationRows(data),
        [{ label: '收件方式', value: data.receivedThrough }, { label: '收件人', value: data.receivedBy ?? '—' }],
        [{ label: '收件日期', value: toChineseDate(data.receivedOn) }, { label: '查询密码', value: data.queryPassword ?? '—' }],
      ],
    },
    ...(data.materials.length > 0 ? [materialsTable(data.materials)] : []),
    ...paragraphs(say('receipt.meaning', { 答复期限: by(data.replyDueOn) })),
  ],
}
