import { toChineseDate } from '../../../platform/pdf/index.ts'
import { addressee, applicationRows, by, type DocumentCommon, groundsOf, type HandedInMaterial, listed, materialsTable, numberedTable, paragraphs, sentence, type Template } from './document-parts.ts'

/** 补正材料一次性告知书 (行政许可法 art.32(4)): everything at once. */
export interface CorrectionNoticeData extends DocumentCommon {
  submittedOn: string
  corrections: { material: string; problem: string; remedy: string }[]
  dueOn: string
  /** How the corrected materials can be handed in. */
  waysToSubmit: string[]
  /** What the office adds in its own words. */
  note?: string | undefined
  /** What happens when nothing comes: of templates up to 1; since then a wording of its own. */
  consequence?: string | undefined
  /** `5个工作日`: the time for accepting begins anew. */
  acceptanceLimit?: string | undefined
}

export const correctionNotice: Template<CorrectionNoticeData> = {
  title: () => '补正材料一次性告知书',
  seal: '受理专用章',
  body: (data, say) => [
    addressee(data),
    ...paragraphs(say('correctionNotice.opening', { 提交日期: toChineseDate(data.submittedOn), 依据: groundsOf(data, '第三十二条第一款第（四）项') })),
    numberedTable(
      [{ title: '需补正的材料', share: 4 }, { title: '存在的问题', share: 5 }, { title: '补正要求', share: 5 }],
      data.corrections.map(({ material, problem, remedy }) => [material, problem, remedy]),
    ),
    ...(data.note ? paragraphs(sentence(data.note)) : []),
    ...paragraphs(say('correctionNotice.how', { 补正期限: by(data.dueOn), 提交方式: listed(data.waysToSubmit) })),
    ...paragraphs(data.consequence === undefined ? say('correctionNotice.consequence', { 受理期限: data.acceptanceLimit ?? '' }) : sentence(data.consequence)),
    ...paragraphs(say('correctionNotice.closing')),
  ],
}

/** 补正材料接收凭证, 容缺材料接收凭证: what came in later, and what is still owed. */
export interface SupplementReceiptData extends DocumentCommon {
  supplied: 'correction' | 'deferral'
  receivedOn: string
  materials: HandedInMaterial[]
  /** After a correction: by then the office says whether it accepts. */
  replyDueOn?: string | undefined
  /** Deferred materials that are still to come. */
  owed?: { name: string; dueOn: string }[] | undefined
}

export const supplementReceipt: Template<SupplementReceiptData> = {
  title: ({ supplied }) => (supplied === 'correction' ? '补正材料接收凭证' : '容缺材料接收凭证'),
  seal: '受理专用章',
  body: (data, say) => {
    const facts = { 收到日期: toChineseDate(data.receivedOn), 材料项数: String(data.materials.length) }
    const owed = data.owed ?? []
    return [
      addressee(data),
      ...paragraphs(data.supplied === 'correction'
        ? say('supplementReceipt.correction', { ...facts, 答复期限: by(data.replyDueOn ?? data.receivedOn) })
        : say('supplementReceipt.deferral', { ...facts, 尚缺材料: owed.length > 0 ? `尚缺的${owed.length}项材料请按期补齐。` : '承诺补交的材料已经全部补齐。' })),
      { kind: 'keyValues', rows: applicationRows(data) },
      ...(data.materials.length > 0 ? [materialsTable(data.materials)] : []),
      ...(owed.length > 0 ? [numberedTable([{ title: '尚缺材料', share: 8 }, { title: '补齐期限', share: 6, align: 'center' }], owed.map(({ name, dueOn }) => [name, by(dueOn)]))] : []),
    ]
  },
}
