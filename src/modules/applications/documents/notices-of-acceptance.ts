import { type PdfBlock, toChineseDate } from '../../../platform/pdf/index.ts'
import {
  addressee, applicationRows, by, type DocumentCommon, groundsOf, type HandedInMaterial, ITEM_WORDS, materialsTable, numberedTable, ordered, paragraphs, type Remedies, remediesParagraphs,
  type Say, sentence, type Template, withoutStop,
} from './document-parts.ts'

/** 受理通知书; with deferred materials 容缺受理通知书, on a commitment 告知承诺受理通知书; `deemed` when the five days passed without a notice. */
export interface AcceptanceNoticeData extends DocumentCommon {
  submittedOn: string
  acceptedOn: string
  deemed?: boolean | undefined
  materials: HandedInMaterial[]
  /** `20个工作日`. */
  timeLimit: string
  dueOn: string
  /** The calendar of the year is not published: the date is an estimate. */
  dueOnExpected?: boolean | undefined
  /** Procedures whose time is not counted (art.45), each with the time it needs. */
  excludedProcedures?: string[] | undefined
  /** `consequence` stands in notices of templates up to 1; since then the overrun has wordings of its own. */
  deferral?: { materials: { name: string; dueOn: string }[]; overrun?: 'withdrawn' | 'returned' | 'ended' | undefined; clock?: 'runs' | 'stops' | undefined; consequence?: string | undefined } | undefined
  /** What the commitment stands in for (nothing: for the conditions of a licence as a whole), and by when it is checked. */
  commitment?: { materials: string[]; checkDueOn: string } | undefined
}

export const acceptanceNotice: Template<AcceptanceNoticeData> = {
  title: ({ item, deferral, commitment }) => `${ITEM_WORDS[item.type].matter}申请${deferral ? '容缺' : commitment ? '告知承诺' : ''}受理通知书`,
  seal: '受理专用章',
  body: (data, say) => [
    addressee(data),
    ...paragraphs(acceptanceSentence(data, say)),
    {
      kind: 'keyValues',
      rows: [
        ...applicationRows(data),
        [{ label: '受理日期', value: toChineseDate(data.acceptedOn) }, { label: '办理期限', value: data.timeLimit }],
        [{ label: '办结日期', value: `${data.dueOnExpected ? '预计' : ''}${by(data.dueOn)}${data.dueOnExpected ? '（该年度放假安排尚未公布，公布后重新计算）' : ''}` }],
      ],
    },
    ...(data.materials.length > 0 ? [materialsTable(data.materials)] : []),
    ...deferralBlocks(data, say),
    ...commitmentBlocks(data, say),
    ...excludedProcedureBlocks(data, say),
  ],
}

function acceptanceSentence(data: AcceptanceNoticeData, say: Say): string {
  const facts = (article: string) => ({ 提交日期: toChineseDate(data.submittedOn), 受理日期: toChineseDate(data.acceptedOn), 依据: groundsOf(data, article) })
  if (data.deemed) return say('acceptanceNotice.deemed', facts('第三十二条第一款第（四）项'))
  if (data.deferral) return say('acceptanceNotice.deferral', facts('第三十二条'))
  if (data.commitment) return say('acceptanceNotice.commitment', facts('第三十二条'))
  return say('acceptanceNotice.complete', facts('第三十二条第一款第（五）项'))
}

const OVERRUN = { withdrawn: 'acceptanceNotice.overrunWithdrawn', returned: 'acceptanceNotice.overrunReturned', ended: 'acceptanceNotice.overrunEnded' } as const

function deferralBlocks({ deferral }: AcceptanceNoticeData, say: Say): PdfBlock[] {
  if (!deferral) return []
  const { materials, overrun, clock, consequence } = deferral
  return [
    ...paragraphs(say('acceptanceNotice.owed')),
    numberedTable([{ title: '容缺材料', share: 8 }, { title: '补齐期限', share: 6, align: 'center' }], materials.map(({ name, dueOn }) => [name, by(dueOn)])),
    ...paragraphs(overrun ? say(OVERRUN[overrun]) : sentence(consequence ?? '')),
    ...(clock === 'stops' ? paragraphs(say('acceptanceNotice.clockStops')) : []),
  ]
}

function commitmentBlocks({ commitment }: AcceptanceNoticeData, say: Say): PdfBlock[] {
  if (!commitment) return []
  return [
    ...(commitment.materials.length > 0 ? [numberedTable([{ title: '以承诺代替的证明', share: 14 }], commitment.materials.map((name) => [name]))] : []),
    ...paragraphs(say('acceptanceNotice.commitmentCheck', { 核查期限: by(commitment.checkDueOn) })),
  ]
}

function excludedProcedureBlocks({ excludedProcedures = [] }: AcceptanceNoticeData, say: Say): PdfBlock[] {
  return excludedProcedures.length === 0 ? [] : paragraphs(say('acceptanceNotice.excluded', { 程序: excludedProcedures.map(withoutStop).join('；') }))
}

/** 不予受理通知书 (行政许可法 art.32(1)(2)). */
export interface RefusalNoticeData extends DocumentCommon {
  submittedOn: string
  ground: 'notRequired' | 'notOurAuthority' | 'other'
  reasons: string[]
  /** Whom to apply to instead; must be told when it is not our authority. */
  competentBody?: string | undefined
  remedies: Remedies
}

const REFUSAL_ARTICLES = { notRequired: '第三十二条第一款第（一）项', notOurAuthority: '第三十二条第一款第（二）项', other: '第三十二条' } as const
const REFUSAL_OPENINGS = { notRequired: 'refusalNotice.notRequired', notOurAuthority: 'refusalNotice.notOurAuthority', other: 'refusalNotice.other' } as const

export const refusalNotice: Template<RefusalNoticeData> = {
  title: ({ item }) => `${ITEM_WORDS[item.type].matter}申请不予受理通知书`,
  seal: '受理专用章',
  body: (data, say) => [
    addressee(data),
    ...paragraphs(say(REFUSAL_OPENINGS[data.ground], { 提交日期: toChineseDate(data.submittedOn), 事项类型: ITEM_WORDS[data.item.type].matter })),
    ...ordered(data.reasons),
    ...paragraphs(say('refusalNotice.closing', { 依据: groundsOf(data, REFUSAL_ARTICLES[data.ground]) })),
    ...(data.competentBody ? paragraphs(say('refusalNotice.referral', { 有权机关: data.competentBody })) : []),
    ...remediesParagraphs(say, data.remedies, '通知书'),
  ],
}
