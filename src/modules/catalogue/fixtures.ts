import type { RawItem } from './raw-row.ts'

/** A correct row of an items file: an item of the 市场监督管理局 in every county, five workdays, one question. */
export function aRawItem(changes: RawItem = {}): RawItem {
  return {
    code: 'tea-house-filing',
    name: '茶馆备案',
    shortNames: ['开茶馆'],
    type: '公共服务',
    department: '市场监督管理局',
    level: ['县'],
    object: '自然人',
    legalBasis: [{ law: '云湖市茶馆管理办法', articles: ['第三条'] }],
    statutoryDays: 10,
    statutoryUnit: '工作日',
    promisedDays: 5,
    kind: '承诺件',
    siteVisits: 0,
    siteVisitReason: null,
    onlineDepth: 'IV',
    fee: null,
    result: { name: '茶馆备案证明', kind: '证明', validity: null },
    conditions: ['有固定场所'],
    materials: [aRawMaterial({ name: '备案表', form: '电子', copies: 0 }), aRawMaterial({ name: '场所使用证明' })],
    process: [
      { order: 1, kind: '受理', name: '受理', days: 1, countedInPromise: true },
      { order: 2, kind: '特别程序', name: '现场核查', days: 7, countedInPromise: false },
      { order: 3, kind: '决定', name: '决定', days: 4, countedInPromise: true },
      { order: 4, kind: '送达', name: '送达', days: 0, countedInPromise: true },
    ],
    situations: [{
      question: '场所是谁的？',
      options: [
        { label: '自己的', addMaterials: [], removeMaterials: ['场所使用证明'] },
        { label: '租的', addMaterials: [aRawMaterial({ name: '租赁合同', form: '复印件' })], removeMaterials: [] },
      ],
    }],
    theme: [{ audience: '个人', topic: '创业' }],
    crossRegion: null,
    intermediary: null,
    confidence: 'high',
    notes: null,
    ...changes,
  }
}

export const aRawMaterial = (changes: RawItem = {}): RawItem =>
  ({ name: '身份证明', form: '原件', copies: 1, source: '申请人自备', necessary: true, deferrable: false, commitment: false, exemptBy: null, ...changes })
