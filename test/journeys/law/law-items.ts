import { importItems, type RawItem } from '../../../src/modules/catalogue/index.ts'
import { type Platform, systemContext } from '../../../src/platform/context.ts'

/** The items of the scenarios: one for each way a limit can be set, otherwise alike. */

const material = (name: string, changes: RawItem = {}): RawItem => ({ name, form: '原件', copies: 1, source: '申请人自备', necessary: true, deferrable: false, commitment: false, exemptBy: null, ...changes })

const base: RawItem = {
  type: '行政许可', department: '市场监督管理局', level: ['市', '县'], object: '自然人', legalBasis: [{ law: '行政许可法', articles: ['第十二条'] }],
  kind: '承诺件', siteVisits: 0, siteVisitReason: null, onlineDepth: 'IV', fee: null, result: { name: '准予许可决定', kind: '批文', validity: '长期' },
  conditions: ['场所符合要求', '人员身体健康', '没有违法记录'],
  materials: [material('平面图'), material('体检证明', { deferrable: true }), material('培训证明', { deferrable: true }), material('住所证明', { commitment: true })],
  process: [
    { order: 1, kind: '受理', name: '受理', days: 0, countedInPromise: true },
    { order: 2, kind: '审查', name: '审查', days: 0, countedInPromise: true },
    { order: 3, kind: '特别程序', name: '现场勘验', days: 10, countedInPromise: false },
    { order: 4, kind: '特别程序', name: '专家评审', days: 15, countedInPromise: false },
    { order: 5, kind: '决定', name: '决定', days: 0, countedInPromise: true },
    { order: 6, kind: '送达', name: '送达', days: 0, countedInPromise: true },
  ],
  situations: [],
}

type Limit = [amount: number, unit: '工作日' | '自然日' | '小时']

function item(code: string, name: string, statutory: Limit | null, promised: Limit, changes: RawItem = {}): RawItem {
  const row = { ...base, ...changes }
  return {
    ...row, code: `law-${code}`, name, shortNames: [`${name}办理`],
    ...(statutory ? { statutoryDays: statutory[0], statutoryUnit: statutory[1] } : { statutoryDays: null, statutoryUnit: null }), promisedDays: promised[0], promisedUnit: promised[1],
    // The steps share the promise: all of it is the review's.
    process: (row.process as RawItem[]).map((step) => (step.kind === '审查' ? { ...step, days: promised[0] } : step)),
  }
}

const withCertificate: RawItem = {
  result: { name: '许可证', kind: '证照', validity: '5年' },
  process: (base.process as RawItem[]).flatMap((step) => (step.kind === '送达' ? [{ order: 6, kind: '制证', name: '制证', days: 0, countedInPromise: true }, { ...step, order: 7 }] : [step])),
}

export const lawItems: readonly RawItem[] = [
  item('workdays', '二十日许可', [20, '工作日'], [10, '工作日']),
  item('joint', '联合办理许可', [45, '工作日'], [30, '工作日']),
  item('natural', '自然日许可', [30, '自然日'], [15, '自然日']),
  item('hours', '小时许可', [3, '工作日'], [24, '小时']),
  item('half', '半日许可', [3, '工作日'], [0.5, '工作日']),
  item('hours-by-law', '小时法定许可', [8, '小时'], [4, '小时']),
  item('half-by-law', '半日法定许可', [0.5, '工作日'], [0.5, '工作日']),
  item('unlimited', '无法定时限服务', null, [7, '工作日'], { type: '公共服务' }),
  item('commitment', '告知承诺许可', [20, '工作日'], [10, '工作日'], { commitmentSystem: true }),
  item('certificate', '发证许可', [20, '工作日'], [10, '工作日'], withCertificate),
  item('everything', '样样俱全许可', [20, '工作日'], [10, '工作日'], { ...withCertificate, commitmentSystem: true, crossRegion: { scopes: ['全市'], modes: ['异地代收代办'] } }),
]

/** Publishes them. @throws Error when one is not as the catalogue wants it */
export async function publishLawItems(platform: Platform, items: readonly RawItem[] = lawItems): Promise<void> {
  const { rows } = await importItems(systemContext(platform, 'law'), items)
  const wrong = rows.filter(({ outcome }) => outcome === 'wrong')
  if (wrong.length > 0) throw new Error(JSON.stringify(wrong))
}

/** By the name a scenario uses. */
export const codeOf = (name: string): string => {
  const found = lawItems.find((each) => each.name === name)
  if (!found) throw new Error(`没有「${name}」这个事项，请用：${lawItems.map((each) => String(each.name)).join('、')}`)
  return String(found.code)
}
