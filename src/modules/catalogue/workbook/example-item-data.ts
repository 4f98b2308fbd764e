import type { RawItem } from '../raw-row.ts'
import { EXAMPLE_CODE } from './layout-rules.ts'

const material = (name: string, changes: RawItem = {}): RawItem =>
  ({ name, form: '原件', copies: 1, source: '申请人自备', necessary: true, deferrable: false, commitment: false, exemptBy: null, ...changes })

/** One of everything a row can hold, for the template. Its rows are not read back. */
export const exampleItem: RawItem = {
  code: EXAMPLE_CODE,
  name: '茶馆经营备案',
  shortNames: ['开茶馆', '茶馆备案'],
  type: '公共服务',
  department: '市场监督管理局',
  level: ['市', '县'],
  object: '自然人和法人',
  serviceObjects: ['自然人', '企业法人'],
  legalBasis: [{ law: '茶馆管理办法', articles: ['第三条', '第五条'] }],
  statutoryDays: 10,
  statutoryUnit: '工作日',
  promisedDays: 5,
  promisedUnit: '工作日',
  kind: '承诺件',
  siteVisits: 1,
  siteVisitReason: '领取备案证明原件',
  onlineDepth: 'III',
  fee: { basis: '收费管理目录第 8 项', amount: '每件 10 元', projects: [{ name: '工本费', standard: '每证 10 元', basis: '收费管理目录第 8 项', reduction: '低保户免收' }] },
  result: { name: '茶馆备案证明', kind: '证明', validity: '5 年' },
  conditions: ['有固定的经营场所', '从业人员持有健康证明'],
  theme: [{ audience: '个人', topic: '创业' }, { audience: '法人', topic: '开办' }],
  crossRegion: { scopes: ['全市'], modes: ['全程网办'] },
  confidence: 'high',
  notes: '示例仅说明怎样填写。',
  reviewPoints: ['场所与证明一致', '健康证明在有效期内'],
  handlingForms: ['窗口办理', '网上办理'],
  supportsExpress: true,
  consultationPhone: '0000-1234567',
  questions: [{ question: '茶馆搬家要重新备案吗？', answer: '要。搬家后三十日内办理变更。' }],
  otherLists: [],
  cancelledProofs: [{ name: '无犯罪记录证明', class: '群众办事', reason: '没有法律法规规定，直接取消', substitute: null }],
  handlingItems: [{ sequence: 1, name: '首次备案' }, { sequence: 2, name: '变更' }],
  materials: [
    material('备案表', { form: '电子', copies: 0, kind: '申请表格文书', paperSize: 'A4' }),
    material('场所使用证明', { commitment: true, acceptanceStandard: '地址与备案表一致' }),
  ],
  process: [
    { order: 1, kind: '受理', name: '窗口或网上受理', days: 1, countedInPromise: true, office: '登记科' },
    { order: 2, kind: '特别程序', name: '现场核查', days: 7, countedInPromise: false, basis: '茶馆管理办法第五条' },
    { order: 3, kind: '决定', name: '备案', days: 4, countedInPromise: true },
    { order: 4, kind: '送达', name: '领取或邮寄', days: 0, countedInPromise: true },
  ],
  situations: [{
    question: '场所是谁的？',
    options: [
      { label: '自己的', addMaterials: [], removeMaterials: ['场所使用证明'] },
      { label: '租的', addMaterials: [material('租赁合同', { form: '复印件' })], removeMaterials: [] },
    ],
  }],
}
