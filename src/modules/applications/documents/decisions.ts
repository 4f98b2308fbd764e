import { type PdfBlock, toChineseDate } from '../../../platform/pdf/index.ts'
import { addressee, applicationRows, by, type DocumentCommon, groundsOf, ITEM_WORDS, ordered, paragraphs, type Remedies, remediesParagraphs, type Say, sentence, type Template } from './document-parts.ts'

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
        certificate?: { name: string; number: string } | undefined
        /** Working days to hand the result out (art.44: 10). */
        deliverWithinDays: number
        /** Decided on the applicant's commitment, which is checked by this day. */
        commitment?: { checkDueOn: string } | undefined
        /** 秒批: the published rules that decided (个人信息保护法 art. 24: explained, and a person may be asked for). */
        automatic?: { ruleSet: string; version: number } | undefined
      }
    | { result: 'denied'; reasons: string[] }
  )

export const decision: Template<DecisionData> = {
  title: (data) => `${ITEM_WORDS[data.item.type][data.result]}${data.result === 'granted' && data.commitment ? '（告知承诺）' : ''}`,
  seal: '审批专用章',
  body: (data, say) => [
    addressee(data),
    ...paragraphs(say('decision.opening', { 受理日期: toChineseDate(data.acceptedOn), 审查结论: sentence(data.findings) })),
    ...(data.result === 'granted' ? grantBlocks(data, say) : denialBlocks(data, say)),
    ...remediesParagraphs(say, data.remedies, data.result === 'granted' && data.item.type === 'adjudication' ? '裁决书' : '决定书'),
  ],
}

function grantBlocks(data: DecisionData & { result: 'granted' }, say: Say): PdfBlock[] {
  const { certificate, content, deliverWithinDays, item, commitment, automatic } = data
  const what = certificate ? `《${certificate.name}》（编号：${certificate.number}）` : '办理结果'
  return [
    ...paragraphs(say('decision.grant', { 依据: groundsOf(data, '第三十八条第一款'), 决定: `${ITEM_WORDS[item.type].grants}${content.length > 0 ? '：' : '。'}` })),
    ...(content.length > 0 ? [{ kind: 'keyValues', rows: content.map((each) => [each]) } satisfies PdfBlock] : []),
    ...paragraphs(say('decision.delivery', { 送达期限: `${deliverWithinDays}个工作日`, 办理结果: what })),
    ...(commitment ? paragraphs(say('decision.commitment', { 核查期限: by(commitment.checkDueOn) })) : []),
    ...(automatic ? paragraphs(say('decision.automatic', { 规则: `${automatic.ruleSet}第${automatic.version}版` })) : []),
  ]
}

const denialBlocks = (data: DecisionData & { result: 'denied' }, say: Say): PdfBlock[] => [
  ...paragraphs(say('decision.denialReasons')),
  ...ordered(data.reasons),
  ...paragraphs(say('decision.denial', { 依据: groundsOf(data, '第三十八条第二款'), 决定: ITEM_WORDS[data.item.type].denies })),
]

/** 撤销决定书 (行政许可法 art. 69): what was obtained by a commitment that was not kept is taken back. */
export interface RevocationDecisionData extends DocumentCommon {
  decidedOn: string
  reason: string
  revokedOn: string
  certificate?: { name: string; number: string } | undefined
  remedies: Remedies
}

export const revocationDecision: Template<RevocationDecisionData> = {
  title: ({ item }) => `撤销${ITEM_WORDS[item.type].matter}决定书`,
  seal: '审批专用章',
  body: (data, say) => [
    addressee(data),
    ...paragraphs(say('revocationDecision.body', { 决定日期: toChineseDate(data.decidedOn), 撤销理由: sentence(data.reason), 依据: groundsOf(data, '第六十九条') })),
    { kind: 'keyValues', rows: applicationRows(data) },
    ...paragraphs(say('revocationDecision.effect', { 撤销日期: toChineseDate(data.revokedOn), 证照: data.certificate ? `《${data.certificate.name}》（编号：${data.certificate.number}）` : '办理结果' })),
    ...remediesParagraphs(say, data.remedies, '决定书'),
  ],
}

/** 作废决定: the number is no longer used; two people said so. */
export interface VoidingDecisionData extends DocumentCommon {
  reason: string
  isEntryError: boolean
  voidedOn: string
  requestedBy?: string | undefined
  confirmedBy?: string | undefined
}

export const voidingDecision: Template<VoidingDecisionData> = {
  title: () => '办件作废决定书',
  seal: '审批专用章',
  body: (data, say) => [
    addressee(data),
    ...paragraphs(say('voidingDecision.body', { 作废情形: data.isEntryError ? '录入有误' : '需要作废', 作废理由: sentence(data.reason), 作废日期: toChineseDate(data.voidedOn) })),
    { kind: 'keyValues', rows: [...applicationRows(data), [{ label: '提出人', value: data.requestedBy ?? '—' }, { label: '确认人', value: data.confirmedBy ?? '—' }]] },
    ...paragraphs(say('voidingDecision.effect')),
  ],
}
