import { toChineseDate } from '../../../platform/pdf/index.ts'
import type { PdfDocument } from '../../../platform/pdf/index.ts'
import { decision, revocationDecision, voidingDecision } from './decisions.ts'
import { type DocumentCommon, type Say, type Template, you } from './document-parts.ts'
import { acceptanceNotice, refusalNotice } from './notices-of-acceptance.ts'
import { correctionNotice, supplementReceipt } from './notices-of-correction.ts'
import { terminationNotice } from './notices-of-ending.ts'
import { extensionNotice, hearingNotice, rectificationNotice, specialProcedureNotice } from './notices-of-examination.ts'
import { preReviewOpinion, receipt, submissionReceipt } from './notices-of-receipt.ts'
import { collectionNotice, courierSlip, deliveryRecord } from './records-of-delivery.ts'
import { handoverSlip, transferSlip } from './slips-between-offices.ts'
import { fill, ownText, type WordingName, type WordingTexts } from './wordings.ts'

/**
 * Version of the templates and of the platform's own wordings, stored with a document: raise it with every change of a
 * text (the text before goes to `was` of its wording), so that a document issued earlier prints as it was issued.
 */
export const DOCUMENT_TEMPLATE_VERSION = 3

/** Every 文书 of rules on 办件, by kind. */
const TEMPLATES = {
  submissionReceipt, preReviewOpinion, receipt, correctionNotice, supplementReceipt, acceptanceNotice, refusalNotice,
  specialProcedureNotice, extensionNotice, hearingNotice, decision, collectionNotice, courierSlip, deliveryRecord,
  terminationNotice, transferSlip, voidingDecision, revocationDecision, rectificationNotice, handoverSlip,
}

type DataOf<T> = T extends Template<infer Data> ? Data : never

export type DocumentDataByKind = { [K in keyof typeof TEMPLATES]: DataOf<(typeof TEMPLATES)[K]> }

/** 文书种类. */
export type DocumentKind = keyof DocumentDataByKind

/** What a document of one kind is made from; stored, hashed and printed as it is. */
export type DocumentData<K extends DocumentKind = DocumentKind> = DocumentDataByKind[K]

export const DOCUMENT_KINDS = Object.keys(TEMPLATES) as DocumentKind[]

const templateOf = <K extends DocumentKind>(kind: K) => TEMPLATES[kind] as unknown as Template<DocumentData<K> & DocumentCommon>

/** The name printed at the head of the document: 准予行政许可决定书 for a licence, 行政给付决定书 for a payment. */
export const documentTitle = <K extends DocumentKind>(kind: K, data: DocumentData<K>): string => templateOf(kind).title(data)

/** How a document was issued: by which version of the templates, and with which local texts. */
export interface Issue {
  templateVersion: number
  texts: WordingTexts
}

const NOW: Issue = { templateVersion: DOCUMENT_TEMPLATE_VERSION, texts: {} }

/**
 * The document as it will be printed. The seal is never drawn: a line says where it goes and which it is.
 *
 * @throws RangeError when the data cites no law, or a date is none
 */
export function toPdfDocument<K extends DocumentKind>(kind: K, data: DocumentData<K>, { templateVersion, texts }: Issue = NOW): PdfDocument {
  const template = templateOf(kind)
  const title = template.title(data)
  const { office, documentNumber, issuedOn, progressUrl } = data
  const common = commonFacts(data)
  const say: Say = (name, facts) => fill(texts[name] ?? ownText(name, templateVersion), { ...common, ...facts })
  return {
    title: `${title} ${documentNumber}`,
    author: office.name,
    date: issuedOn,
    header: `${office.name}　${title}`,
    footer: documentNumber,
    blocks: [
      { kind: 'title', text: title, above: office.name },
      { kind: 'number', text: documentNumber },
      ...template.body(data, say),
      {
        kind: 'signature',
        lines: [office.name, toChineseDate(issuedOn)],
        seal: templateVersion === 1 ? '（印章）' : `（印章：${office.name} ${template.seal}）`,
        qr: progressUrl === undefined ? undefined : { content: progressUrl, caption: template.invitesToRate && templateVersion > 2 ? '扫码查进度、评价服务' : '扫码查询办理进度' },
      },
      { kind: 'note', atFoot: true, text: contactNote(data, say(template.isBetweenOffices ? 'all.copiesBetweenOffices' : 'all.copies')) },
    ],
  }
}

/** The facts that a document of this kind fills a wording with, as they are printed. */
export function factsTold<K extends DocumentKind>(kind: K, data: DocumentData<K>, name: WordingName): Readonly<Record<string, string>> {
  const common = commonFacts(data)
  let told: Readonly<Record<string, string>> = common
  templateOf(kind).body(data, (asked, facts) => {
    const all = { ...common, ...facts }
    if (asked === name) told = all
    return fill(ownText(asked, DOCUMENT_TEMPLATE_VERSION), all)
  })
  return told
}

const commonFacts = (data: DocumentCommon) => ({ 你: you(data), 申请人: data.applicant.name, 事项: data.item.name, 单位: data.office.name, 办件编号: data.applicationNumber })

/** Whom to ask, and the number to quote. */
function contactNote({ office, contactPerson, applicationNumber }: DocumentCommon, copies: string): string {
  const person = contactPerson ? `联系人：${contactPerson}　` : ''
  const hours = office.hours ? `　办公时间：${office.hours}` : ''
  return [`办件编号：${applicationNumber}`, `${person}联系电话：${office.telephone}${hours}`, `办公地址：${office.address}`, copies].join('\n')
}
