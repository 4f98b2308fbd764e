import { toChineseDate, toChineseNumeral } from '../../../platform/pdf/index.ts'
import type { KeyValue, PdfBlock, TableBlock } from '../../../platform/pdf/index.ts'
import type { WordingName } from './wordings.ts'

/** The kinds of 政务服务事项 one can apply for (国务院令第716号 art.4; 国发〔2022〕5号); the words of a decision follow them. */
export type DocumentItemType = 'licence' | 'confirmation' | 'payment' | 'reward' | 'adjudication' | 'otherPower' | 'publicService'

/** What every document says. Dates are legal dates `YYYY-MM-DD`. */
export interface DocumentCommon {
  /** 文书编号, as printed: `云湖县审批受字〔2026〕第00012号`. */
  documentNumber: string
  issuedOn: string
  office: { name: string; address: string; telephone: string; hours?: string | undefined }
  contactPerson?: string | undefined
  applicant: { name: string; kind: 'person' | 'enterprise' }
  applicationNumber: string
  item: { name: string; type: DocumentItemType }
  /** 设定依据 with its article, at least one: `《公共场所卫生管理条例》第四条`. */
  lawBasis: string[]
  /** Where the applicant can follow the application; printed as a QR code. */
  progressUrl?: string | undefined
  /** Which local texts it prints, by name and version; those that are not here are the platform's own. */
  wordingVersions?: Partial<Record<WordingName, number>> | undefined
}

export interface HandedInMaterial {
  name: string
  /** 原件, 复印件, 电子文件 … */
  form: string
  copies: number
}

/** 行政复议 and 行政诉讼 (行政复议法 art.20: 60 日; 行政诉讼法 art.46: 6 个月, unless a law says otherwise). */
export interface Remedies {
  reviewBody: string
  reviewWithinDays: number
  court: string
  litigationWithinMonths: number
}

/** A sentence of `wordings.ts` with its facts; those that every document knows need not be given. */
export type Say = (name: WordingName, facts?: Readonly<Record<string, string>>) => string

/** How one kind of document is printed. */
export interface Template<Data extends DocumentCommon> {
  title(data: Data): string
  /** Whose seal it gets: notices that of acceptance, decisions that of approval (行政许可法 art. 32, 38). */
  seal: '受理专用章' | '审批专用章'
  /** From office to office: the applicant gets no copy. */
  isBetweenOffices?: true
  /** Handed over where a service ended: the page its QR code leads to takes the rating, as long as there is one to give. */
  invitesToRate?: true
  body(data: Data, say: Say): PdfBlock[]
}

/** How the law calls what is applied for, and what is decided about it. */
export const ITEM_WORDS: Record<DocumentItemType, { matter: string; granted: string; denied: string; grants: string; denies: string }> = {
  licence: { matter: '行政许可', granted: '准予行政许可决定书', denied: '不予行政许可决定书', grants: '准予行政许可', denies: '不予行政许可' },
  confirmation: { matter: '行政确认', granted: '行政确认决定书', denied: '不予行政确认决定书', grants: '予以行政确认', denies: '不予行政确认' },
  payment: { matter: '行政给付', granted: '行政给付决定书', denied: '不予行政给付决定书', grants: '予以行政给付', denies: '不予行政给付' },
  reward: { matter: '行政奖励', granted: '行政奖励决定书', denied: '不予行政奖励决定书', grants: '予以行政奖励', denies: '不予行政奖励' },
  adjudication: { matter: '行政裁决', granted: '行政裁决书', denied: '驳回行政裁决申请决定书', grants: '裁决如下', denies: '驳回行政裁决申请' },
  otherPower: { matter: '行政权力事项', granted: '办理决定书', denied: '不予办理决定书', grants: '予以办理', denies: '不予办理' },
  publicService: { matter: '公共服务事项', granted: '办理决定书', denied: '不予办理决定书', grants: '予以办理', denies: '不予办理' },
}

/** A text as paragraphs, one a line. */
export const paragraphs = (text: string): PdfBlock[] => text.split('\n').map((line) => ({ kind: 'paragraph', text: line }))
export const addressee = ({ applicant }: DocumentCommon): PdfBlock => addressedTo(applicant.name)
export const addressedTo = (name: string): PdfBlock => ({ kind: 'paragraph', text: `${name}：`, indent: false })
export const you = ({ applicant }: DocumentCommon): string => (applicant.kind === 'person' ? '你' : '你单位')
/** The last day counts; 「前」 alone would leave that open. */
export const by = (date: string): string => `${toChineseDate(date)}（含当日）前`
export const withoutStop = (text: string): string => text.trim().replace(/[。；;.]+$/, '')
/** What staff write ends with one full stop, however they ended it. */
export const sentence = (text: string): string => (text.trim() === '' ? '' : `${withoutStop(text)}。`)
/** 甲、乙和丙 */
export const listed = (parts: readonly string[]): string => (parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join('、')}和${parts.at(-1)}`)

/** The licensing law's article where it applies, then the laws of the item itself. @throws RangeError when no law is cited */
export function groundsOf(data: DocumentCommon, licensingArticle: string): string {
  const grounds = [...(data.item.type === 'licence' ? [`《中华人民共和国行政许可法》${licensingArticle}`] : []), ...data.lawBasis]
  if (grounds.length === 0) throw new RangeError(`document ${data.documentNumber} cites no law`)
  return listed(grounds)
}

/** One sentence stands as it is, several get 一、二、三. */
export const ordered = (sentences: readonly string[]): PdfBlock[] =>
  sentences.flatMap((text, index) => paragraphs(`${sentences.length > 1 ? `${toChineseNumeral(index + 1)}、` : ''}${sentence(text)}`))

export function numberedTable(columns: TableBlock['columns'], rows: string[][]): TableBlock {
  return {
    kind: 'table',
    columns: [{ title: '序号', share: 1.3, align: 'center' }, ...columns],
    rows: rows.map((row, index) => [String(index + 1), ...row]),
  }
}

export const materialsTable = (materials: readonly HandedInMaterial[]): TableBlock =>
  numberedTable(
    [{ title: '材料名称', share: 9 }, { title: '形式', share: 3, align: 'center' }, { title: '份数', share: 2, align: 'center' }],
    materials.map(({ name, form, copies }) => [name, form, String(copies)]),
  )

export const applicationRows = ({ applicant, item, applicationNumber }: DocumentCommon): KeyValue[][] => [
  [{ label: '申请人', value: applicant.name }],
  [{ label: '办理事项', value: item.name }],
  [{ label: '办件编号', value: applicationNumber }],
]

export const remediesParagraphs = (say: Say, { reviewBody, reviewWithinDays, court, litigationWithinMonths }: Remedies, what: '通知书' | '决定书' | '裁决书'): PdfBlock[] =>
  paragraphs(say('all.remedies', { 文书: what, 复议机关: reviewBody, 复议期限: `${reviewWithinDays}日`, 法院: court, 诉讼期限: `${litigationWithinMonths}个月` }))

/** A field that is filled by hand where nothing is known. */
export const toSign = (label: string, value: string | undefined, blank = ''): KeyValue => ({ label, value: value ?? blank, minLines: 2 })
export const BLANK_DATE = '　　　年　　月　　日'
