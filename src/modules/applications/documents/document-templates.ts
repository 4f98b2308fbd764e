import { toChineseDate, toChineseNumeral } from '../../../platform/pdf/index.ts'
import type { KeyValue, PdfBlock, PdfDocument, TableBlock } from '../../../platform/pdf/index.ts'

/**
 * Version of the wording below, stored with a document's data: raise it with every change of a text,
 * so that a document issued earlier can be told from one issued now.
 */
export const DOCUMENT_TEMPLATE_VERSION = 1

/** The kinds of 政务服务事项 one can apply for (国务院令第716号 art.4; 国发〔2022〕5号); the words of a decision follow them. */
export type DocumentItemType = 'licence' | 'confirmation' | 'payment' | 'reward' | 'adjudication' | 'otherPower' | 'publicService'

/** What every document says. Dates are legal dates `YYYY-MM-DD`. */
export interface DocumentCommon {
  /** 文书编号, as printed: `云审受字〔2026〕第000001号`. */
  documentNumber: string
  issuedOn: string
  office: { name: string; address: string; telephone: string; hours?: string }
  contactPerson?: string
  applicant: { name: string; kind: 'person' | 'enterprise' }
  applicationNumber: string
  item: { name: string; type: DocumentItemType }
  /** 设定依据 with its article, at least one: `《公共场所卫生管理条例》第四条`. */
  lawBasis: string[]
  /** Where the applicant can follow the application; printed as a QR code. */
  progressUrl?: string
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

/** 收件凭证: the materials are here; whether the application is accepted is not yet said. */
export interface ReceiptData extends DocumentCommon {
  receivedOn: string
  /** 窗口收件, 网上提交 … */
  receivedThrough: string
  receivedBy?: string
  materials: HandedInMaterial[]
  /** Last day to accept, refuse or ask for corrections (行政许可法 art.32(4)). */
  replyDueOn: string
  queryPassword?: string
}

/** 补正材料一次性告知书 (行政许可法 art.32(4)): everything at once. */
export interface CorrectionNoticeData extends DocumentCommon {
  submittedOn: string
  corrections: { material: string; problem: string; remedy: string }[]
  dueOn: string
  /** How the corrected materials can be handed in. */
  waysToSubmit: string[]
  /** What happens when they are not, in the words of the local rule. */
  consequence: string
}

/** 受理通知书; with deferred materials 容缺受理通知书; `deemed` when the five days passed without a notice. */
export interface AcceptanceNoticeData extends DocumentCommon {
  submittedOn: string
  acceptedOn: string
  deemed?: boolean
  materials: HandedInMaterial[]
  /** `20个工作日`. */
  timeLimit: string
  dueOn: string
  /** The calendar of the year is not published: the date is an estimate. */
  dueOnExpected?: boolean
  /** Procedures whose time is not counted (art.45), each with the time it needs. */
  excludedProcedures?: string[]
  deferral?: { materials: { name: string; dueOn: string }[]; consequence: string }
}

/** 不予受理通知书 (行政许可法 art.32(1)(2)). */
export interface RefusalNoticeData extends DocumentCommon {
  submittedOn: string
  ground: 'notRequired' | 'notOurAuthority' | 'other'
  reasons: string[]
  /** Whom to apply to instead; must be told when it is not our authority. */
  competentBody?: string
  remedies: Remedies
}

/** 决定书 (行政许可法 art.38). */
export type DecisionData = DocumentCommon & {
  acceptedOn: string
  /** What the review found. */
  findings: string
  remedies: Remedies
} & (
    | {
        result: 'granted'
        /** What is granted: scope, place, validity … */
        content: { label: string; value: string }[]
        certificate?: { name: string; number: string }
        /** Working days to hand the result out (art.44: 10). */
        deliverWithinDays: number
      }
    | { result: 'denied'; reasons: string[] }
  )

/** 送达回证; what is not yet known stays blank for handwriting. */
export interface DeliveryRecordData extends DocumentCommon {
  delivered: { title: string; number: string; copies: number }[]
  recipient: string
  /** 直接送达, 邮寄送达, 电子送达 … */
  method: string
  place: string
  courierNumber?: string
  deliveredOn?: string
  deliveredBy?: string
  receivedBy?: string
  /** When another person received it: who, and in what relation. */
  receivedOnBehalf?: string
  remark?: string
}

/** 终止办理通知书 after a withdrawal, 退件（终止办理）通知书 otherwise. */
export interface TerminationNoticeData extends DocumentCommon {
  submittedOn: string
  cause: 'withdrawn' | 'correctionOverdue' | 'abandoned' | 'other'
  /** What happened, in full sentences. */
  explanation: string
  endedOn: string
  returnedMaterials: HandedInMaterial[]
  remedies?: Remedies
}

export interface DocumentDataByKind {
  receipt: ReceiptData
  correctionNotice: CorrectionNoticeData
  acceptanceNotice: AcceptanceNoticeData
  refusalNotice: RefusalNoticeData
  decision: DecisionData
  deliveryRecord: DeliveryRecordData
  terminationNotice: TerminationNoticeData
}

/** 文书种类. */
export type DocumentKind = keyof DocumentDataByKind

/** What a document of one kind is made from; stored, hashed and printed as it is. */
export type DocumentData<K extends DocumentKind = DocumentKind> = DocumentDataByKind[K]

interface Template<K extends DocumentKind> {
  title(data: DocumentData<K>): string
  body(data: DocumentData<K>): PdfBlock[]
}

/** How the law calls what is applied for, and what is decided about it. */
const WORDS: Record<DocumentItemType, { matter: string; granted: string; denied: string; grants: string; denies: string }> = {
  licence: { matter: '行政许可', granted: '准予行政许可决定书', denied: '不予行政许可决定书', grants: '准予行政许可', denies: '不予行政许可' },
  confirmation: { matter: '行政确认', granted: '行政确认决定书', denied: '不予行政确认决定书', grants: '予以行政确认', denies: '不予行政确认' },
  payment: { matter: '行政给付', granted: '行政给付决定书', denied: '不予行政给付决定书', grants: '予以行政给付', denies: '不予行政给付' },
  reward: { matter: '行政奖励', granted: '行政奖励决定书', denied: '不予行政奖励决定书', grants: '予以行政奖励', denies: '不予行政奖励' },
  adjudication: { matter: '行政裁决', granted: '行政裁决书', denied: '驳回行政裁决申请决定书', grants: '裁决如下', denies: '驳回行政裁决申请' },
  otherPower: { matter: '行政权力事项', granted: '办理决定书', denied: '不予办理决定书', grants: '予以办理', denies: '不予办理' },
  publicService: { matter: '公共服务事项', granted: '办理决定书', denied: '不予办理决定书', grants: '予以办理', denies: '不予办理' },
}

const REFUSAL_ARTICLES = { notRequired: '第三十二条第一款第（一）项', notOurAuthority: '第三十二条第一款第（二）项', other: '第三十二条' }

const TEMPLATES: { [K in DocumentKind]: Template<K> } = {
  receipt: {
    title: () => '收件凭证',
    body: (data) => [
      addressee(data),
      paragraph(`本机关于${toChineseDate(data.receivedOn)}收到${you(data)}提出的${matterOf(data)}申请及下列材料，共${data.materials.length}项。`),
      {
        kind: 'keyValues',
        rows: [
          ...applicationRows(data),
          [{ label: '收件方式', value: data.receivedThrough }, { label: '收件人', value: data.receivedBy ?? '—' }],
          [{ label: '收件日期', value: toChineseDate(data.receivedOn) }, { label: '查询密码', value: data.queryPassword ?? '—' }],
        ],
      },
      materialsTable(data.materials),
      paragraph(`本凭证只表明本机关已收到上述材料，不表示申请已经受理。本机关将在${by(data.replyDueOn)}答复是否受理；材料不齐全或者不符合法定形式的，将在同一期限内一次告知需要补正的全部内容，逾期不告知的，自收到申请材料之日起即为受理。`),
    ],
  },

  correctionNotice: {
    title: () => '补正材料一次性告知书',
    body: (data) => [
      addressee(data),
      paragraph(`${you(data)}于${toChineseDate(data.submittedOn)}提出的${matterOf(data)}申请，申请材料不齐全或者不符合法定形式。根据${groundsOf(data, '第三十二条第一款第（四）项')}的规定，现一次告知需要补正的全部内容：`),
      numberedTable(
        [{ title: '需补正的材料', share: 4 }, { title: '存在的问题', share: 5 }, { title: '补正要求', share: 5 }],
        data.corrections.map(({ material, problem, remedy }) => [material, problem, remedy]),
      ),
      paragraph(`请在${by(data.dueOn)}补正。补正材料可以通过下列方式提交：${listed(data.waysToSubmit)}。`),
      paragraph(sentence(data.consequence)),
      paragraph('以上为本次申请需要补正的全部内容。按要求提交全部补正材料的，本机关予以受理，办理期限自受理之日起计算。'),
    ],
  },

  acceptanceNotice: {
    title: ({ item, deferral }) => `${WORDS[item.type].matter}申请${deferral ? '容缺' : ''}受理通知书`,
    body: (data) => [
      addressee(data),
      paragraph(acceptanceSentence(data)),
      {
        kind: 'keyValues',
        rows: [
          ...applicationRows(data),
          [{ label: '受理日期', value: toChineseDate(data.acceptedOn) }, { label: '办理期限', value: data.timeLimit }],
          [{ label: '办结日期', value: `${data.dueOnExpected ? '预计' : ''}${by(data.dueOn)}${data.dueOnExpected ? '（该年度放假安排尚未公布，公布后重新计算）' : ''}` }],
        ],
      },
      materialsTable(data.materials),
      ...deferralBlocks(data),
      ...excludedProcedureBlocks(data),
    ],
  },

  refusalNotice: {
    title: ({ item }) => `${WORDS[item.type].matter}申请不予受理通知书`,
    body: (data) => [
      addressee(data),
      paragraph(`${you(data)}于${toChineseDate(data.submittedOn)}提出的${matterOf(data)}申请，经审查，${refusalGround(data)}。理由如下：`),
      ...ordered(data.reasons),
      paragraph(`根据${groundsOf(data, REFUSAL_ARTICLES[data.ground])}的规定，本机关决定不予受理。`),
      ...(data.competentBody ? [paragraph(`该事项由${data.competentBody}办理，请向该机关提出申请。`)] : []),
      remediesParagraph(data.remedies, '通知书'),
    ],
  },

  decision: {
    title: ({ item, result }) => WORDS[item.type][result],
    body: (data) => [
      addressee(data),
      paragraph(`${you(data)}提出的${matterOf(data)}申请，本机关已于${toChineseDate(data.acceptedOn)}受理。${sentence(data.findings)}`),
      ...(data.result === 'granted' ? grantBlocks(data) : denialBlocks(data)),
      remediesParagraph(data.remedies, data.result === 'granted' && data.item.type === 'adjudication' ? '裁决书' : '决定书'),
    ],
  },

  deliveryRecord: {
    title: () => '送达回证',
    body: (data) => [
      {
        kind: 'keyValues',
        rows: [
          ...applicationRows(data),
          [{ label: '受送达人', value: data.recipient }],
          [{ label: '送达方式', value: data.method }, { label: '邮寄单号', value: data.courierNumber ?? '—' }],
          [{ label: '送达地点', value: data.place }],
        ],
      },
      numberedTable(
        [{ title: '送达的文书、证照', share: 6 }, { title: '编号', share: 6 }, { title: '份数', share: 2, align: 'center' }],
        data.delivered.map(({ title, number, copies }) => [title, number, String(copies)]),
      ),
      {
        kind: 'keyValues',
        rows: [
          [toSign('受送达人签收', data.receivedBy)],
          [toSign('代收人及关系', data.receivedOnBehalf)],
          [toSign('收到日期', data.deliveredOn && toChineseDate(data.deliveredOn), '　　　年　　月　　日'), toSign('送达人', data.deliveredBy)],
          [toSign('备注', data.remark)],
        ],
      },
    ],
  },

  terminationNotice: {
    title: ({ cause }) => (cause === 'withdrawn' ? '终止办理通知书' : '退件（终止办理）通知书'),
    body: (data) => [
      addressee(data),
      paragraph(`${you(data)}于${toChineseDate(data.submittedOn)}提出的${matterOf(data)}申请，${terminationGround(data)}${sentence(data.explanation)}`),
      paragraph(`本机关决定自${toChineseDate(data.endedOn)}起终止办理。${you(data)}仍需办理的，可以在符合条件、备齐材料后重新提出申请。`),
      ...(data.returnedMaterials.length > 0 ? [paragraph('下列申请材料随本通知书退还：'), materialsTable(data.returnedMaterials)] : []),
      ...(data.remedies ? [remediesParagraph(data.remedies, '通知书')] : []),
    ],
  },
}

/** The name printed at the head of the document: 准予行政许可决定书 for a licence, 行政给付决定书 for a payment. */
export function documentTitle<K extends DocumentKind>(kind: K, data: DocumentData<K>): string {
  const template: Template<K> = TEMPLATES[kind]
  return template.title(data)
}

/**
 * The document as it will be printed. The seal is never drawn: the line 「（印章）」 says where it goes.
 *
 * @throws RangeError when the data cites no law, or a date is none
 */
export function toPdfDocument<K extends DocumentKind>(kind: K, data: DocumentData<K>): PdfDocument {
  const template: Template<K> = TEMPLATES[kind]
  const title = template.title(data)
  return {
    title: `${title} ${data.documentNumber}`,
    author: data.office.name,
    date: data.issuedOn,
    header: `${data.office.name}　${title}`,
    footer: data.documentNumber,
    blocks: [
      { kind: 'title', text: title, above: data.office.name },
      { kind: 'number', text: data.documentNumber },
      ...template.body(data),
      {
        kind: 'signature',
        lines: [data.office.name, '（印章）', toChineseDate(data.issuedOn)],
        qr: data.progressUrl === undefined ? undefined : { content: data.progressUrl, caption: '扫码查询办理进度' },
      },
      { kind: 'note', atFoot: true, text: contactNote(data) },
    ],
  }
}

const paragraph = (text: string): PdfBlock => ({ kind: 'paragraph', text })
const addressee = ({ applicant }: DocumentCommon): PdfBlock => ({ kind: 'paragraph', text: `${applicant.name}：`, indent: false })
const you = ({ applicant }: DocumentCommon) => (applicant.kind === 'person' ? '你' : '你单位')
const matterOf = ({ item }: DocumentCommon) => `「${item.name}」`
/** The last day counts; 「前」 alone would leave that open. */
const by = (date: string) => `${toChineseDate(date)}（含当日）前`
const withoutStop = (sentence: string) => sentence.trim().replace(/[。；;.]+$/, '')
/** What staff write ends with one full stop, however they ended it. */
const sentence = (text: string) => (text.trim() === '' ? '' : `${withoutStop(text)}。`)

/** The licensing law's article where it applies, then the laws of the item itself. */
function groundsOf(data: DocumentCommon, licensingArticle: string): string {
  const grounds = [...(data.item.type === 'licence' ? [`《中华人民共和国行政许可法》${licensingArticle}`] : []), ...data.lawBasis]
  if (grounds.length === 0) throw new RangeError(`document ${data.documentNumber} cites no law`)
  return listed(grounds)
}

/** 甲、乙和丙 */
const listed = (parts: string[]) => (parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join('、')}和${parts.at(-1)}`)

/** One sentence stands as it is, several get 一、二、三. */
function ordered(sentences: string[]): PdfBlock[] {
  return sentences.map((text, index) =>
    paragraph(`${sentences.length > 1 ? `${toChineseNumeral(index + 1)}、` : ''}${sentence(text)}`))
}

function numberedTable(columns: TableBlock['columns'], rows: string[][]): TableBlock {
  return {
    kind: 'table',
    columns: [{ title: '序号', share: 1.3, align: 'center' }, ...columns],
    rows: rows.map((row, index) => [String(index + 1), ...row]),
  }
}

const materialsTable = (materials: HandedInMaterial[]) =>
  numberedTable(
    [{ title: '材料名称', share: 9 }, { title: '形式', share: 3, align: 'center' }, { title: '份数', share: 2, align: 'center' }],
    materials.map(({ name, form, copies }) => [name, form, String(copies)]),
  )

const applicationRows = ({ applicant, item, applicationNumber }: DocumentCommon): KeyValue[][] => [
  [{ label: '申请人', value: applicant.name }],
  [{ label: '办理事项', value: item.name }],
  [{ label: '办件编号', value: applicationNumber }],
]

/** Whom to ask, and the number to quote. */
function contactNote({ office, contactPerson, applicationNumber }: DocumentCommon): string {
  const person = contactPerson ? `联系人：${contactPerson}　` : ''
  const hours = office.hours ? `　办公时间：${office.hours}` : ''
  return [
    `办件编号：${applicationNumber}`,
    `${person}联系电话：${office.telephone}${hours}`,
    `办公地址：${office.address}`,
    '本文书一式两份，一份送达申请人，一份由本机关存档。',
  ].join('\n')
}

const toSign = (label: string, value: string | undefined, blank = ''): KeyValue => ({ label, value: value ?? blank, minLines: 2 })

function acceptanceSentence(data: AcceptanceNoticeData): string {
  const application = `${you(data)}于${toChineseDate(data.submittedOn)}提出的${matterOf(data)}申请`
  if (data.deemed) {
    return `${application}，本机关未在规定期限内告知需要补正的内容。根据${groundsOf(data, '第三十二条第一款第（四）项')}的规定，该申请自${toChineseDate(data.acceptedOn)}收到申请材料之日起即为受理。`
  }
  if (data.deferral) {
    return `${application}，经审查，主要申请材料齐全且符合法定形式，尚缺次要材料，${you(data)}已书面承诺按期补齐。根据${groundsOf(data, '第三十二条')}的规定，本机关决定先予受理。`
  }
  return `${application}，经审查，属于本机关职权范围，申请材料齐全，符合法定形式。根据${groundsOf(data, '第三十二条第一款第（五）项')}的规定，本机关决定予以受理。`
}

function deferralBlocks({ deferral }: AcceptanceNoticeData): PdfBlock[] {
  if (!deferral) return []
  return [
    paragraph('下列材料请按期补齐，补齐前不作出决定：'),
    numberedTable(
      [{ title: '容缺材料', share: 8 }, { title: '补齐期限', share: 6, align: 'center' }],
      deferral.materials.map(({ name, dueOn }) => [name, by(dueOn)]),
    ),
    paragraph(sentence(deferral.consequence)),
  ]
}

function excludedProcedureBlocks({ excludedProcedures = [] }: AcceptanceNoticeData): PdfBlock[] {
  if (excludedProcedures.length === 0) return []
  return [paragraph(`办理过程中需要进行下列程序，所需时间不计入办理期限：${excludedProcedures.map(withoutStop).join('；')}。`)]
}

function refusalGround(data: RefusalNoticeData): string {
  switch (data.ground) {
    case 'notRequired':
      return `该事项依法不需要取得${WORDS[data.item.type].matter}`
    case 'notOurAuthority':
      return '该事项依法不属于本机关职权范围'
    case 'other':
      return '该申请不符合受理条件'
  }
}

function grantBlocks(data: DecisionData & { result: 'granted' }): PdfBlock[] {
  const { certificate, content, deliverWithinDays, item } = data
  const what = certificate ? `《${certificate.name}》（编号：${certificate.number}）` : '办理结果'
  return [
    paragraph(`根据${groundsOf(data, '第三十八条第一款')}的规定，本机关决定${WORDS[item.type].grants}${content.length > 0 ? '：' : '。'}`),
    ...(content.length > 0 ? [{ kind: 'keyValues', rows: content.map((each) => [each]) } satisfies PdfBlock] : []),
    paragraph(`本机关自作出决定之日起${deliverWithinDays}个工作日内向${you(data)}送达${what}。`),
  ]
}

function denialBlocks(data: DecisionData & { result: 'denied' }): PdfBlock[] {
  return [
    paragraph('经审查，该申请不符合法定条件、标准，理由如下：'),
    ...ordered(data.reasons),
    paragraph(`根据${groundsOf(data, '第三十八条第二款')}的规定，本机关决定${WORDS[data.item.type].denies}。`),
  ]
}

function terminationGround(data: TerminationNoticeData): string {
  switch (data.cause) {
    case 'withdrawn':
      return `${you(data)}已申请撤回。`
    case 'correctionOverdue':
      return `${you(data)}未在告知的期限内补正材料。`
    case 'abandoned':
      return `${you(data)}已放弃办理。`
    case 'other':
      return ''
  }
}

function remediesParagraph(remedies: Remedies, what: '通知书' | '决定书' | '裁决书'): PdfBlock {
  const { reviewBody, reviewWithinDays, court, litigationWithinMonths } = remedies
  return paragraph(`如不服本${what}，可以自收到本${what}之日起${reviewWithinDays}日内向${reviewBody}申请行政复议，也可以自收到本${what}之日起${litigationWithinMonths}个月内向${court}提起行政诉讼。`)
}
