import { checkFilled, checkIds, checkItem, checkMainItem, type ItemFault } from '../item-rules.ts'
import type { ItemContent } from '../item.ts'
import type { CheckFacts, CheckRule, Finding } from './check-rule.ts'

/**
 * What `item-rules.ts` refuses of any version, whoever brings it, as rules of the check: an editor sees it before
 * submitting, and a report names it. The faults are found there and only told apart here, so that both always agree.
 */
const about = (rule: Omit<CheckRule, 'severity' | 'find'>, find: (content: ItemContent, facts: CheckFacts) => ItemFault[]): CheckRule =>
  ({ ...rule, severity: 'block', find: (content, facts) => find(content, facts).map((fault) => toFinding(content, fault)) })

const itemFaults = (content: ItemContent, isMeant: (path: string) => boolean): ItemFault[] => checkItem(content).filter(({ path }) => isMeant(path))

const isMaterial = (path: string): boolean => path.startsWith('materials/') || path.startsWith('situations/')
const isName = (path: string): boolean => /\/name$/.test(path)
const EMPTY_LISTS = new Set(['levels', 'legalBasis', 'conditions', 'materials'])

export const contentRules: readonly CheckRule[] = [
  about({
    id: 'elementsFilled', title: '必填的要素都填了', source: 'GB/T 39554.2 必选要素',
    problem: 'elements', elements: ['name', 'departmentName', 'levels', 'legalBasis', 'conditions', 'materials'],
  }, (content) => [...itemFaults(content, (path) => EMPTY_LISTS.has(path)), ...checkFilled(content), ...checkIds(content)]),
  about({
    id: 'immediateMeansAtOnce', title: '承诺时限为 0 的是即办件，其余是承诺件', source: '要素体检通用规则第 1 条',
    problem: 'limit', elements: ['kind', 'promisedLimit'],
  }, (content) => itemFaults(content, (path) => path === 'kind')),
  about({
    id: 'promiseWithinStatutory', title: '承诺办结时限不长于法定办结时限', source: '要素体检通用规则第 2 条；《行政许可法》第四十二条',
    problem: 'limit', elements: ['promisedLimit', 'statutoryLimit'],
  }, (content) => itemFaults(content, (path) => path === 'promisedLimit')),
  about({
    id: 'visitsHaveReason', title: '要到现场的写明原因，不用到现场的不写', source: '要素体检通用规则第 4 条',
    problem: 'process', elements: ['siteVisits', 'siteVisitReason'],
  }, (content) => itemFaults(content, (path) => path === 'siteVisits' || path === 'siteVisitReason')),
  about({
    id: 'stepsSound', title: '流程有受理、决定、送达，计入的天数合计等于承诺时限', source: '《行政许可法》第三十二条、第三十八条、第四十四条、第四十五条',
    problem: 'process', elements: ['steps', 'promisedLimit'],
  }, (content) => itemFaults(content, (path) => path.split('/')[0] === 'steps')),
  about({
    id: 'materialsNamed', title: '材料写具体名称，同一份只要一次，指南之外没有材料', source: '国办发〔2015〕86 号：不得有“其他”“有关”等兜底条款',
    problem: 'excessMaterials', elements: ['materials', 'situations'],
  }, (content) => itemFaults(content, (path) => isMaterial(path) && isName(path))),
  about({
    id: 'materialsSound', title: '份数、情形的选项和减少的材料写得对', source: 'GB/T 39554.2 申请材料；办事指南情形化要求',
    problem: 'materials', elements: ['materials', 'situations'],
  }, (content) => itemFaults(content, (path) => isMaterial(path) && !isName(path))),
  about({
    id: 'formSound', title: '申请表问得清楚，问得到申请人，填得完', source: '《行政许可法》第二十九条、第三十一条；办事指南要素标准：申请表单',
    problem: 'availability', elements: ['form'],
  }, (content) => itemFaults(content, (path) => path.startsWith('form/'))),
  about({
    id: 'mainItemSound', title: '主项存在，自己不是子项', source: 'GB/T 39554.1 主项与子项',
    problem: 'elements', elements: ['mainItem'],
  }, (content, { findItem, subItemsOf }) => checkMainItem(content, { mainItemOf: (code) => findItem(code)?.mainItem, hasSubItems: (code) => subItemsOf(code).length > 0 })),
]

/** `materials/2/name` → `materials/m3/name`: an issue stays with its material when another is put before it. */
function toFinding(content: ItemContent, { path, message }: ItemFault): Finding {
  let at: unknown = content
  const named = path.split('/').map((segment) => {
    const next: unknown = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[segment] : undefined
    const id = Array.isArray(at) && typeof next === 'object' && next !== null ? (next as { id?: unknown }).id : undefined
    at = next
    return typeof id === 'string' && id !== '' ? id : segment
  })
  return { path: named.join('/'), message }
}
