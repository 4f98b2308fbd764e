/**
 * What the workbook looks like: which sheets, which columns, which words. The columns files have had from the first day
 * keep their headings; every other element of the registry is a column (or a sheet, where it is a list) under its title.
 */
import { fileWords } from '../file-words.ts'
import { type Element, type Elements, itemElements } from '../item-elements.ts'
import { furtherElements, furtherParts } from '../read-elements.ts'
import { type CellKind, code, date, laws, lines, number, text, themes, word, words, yesNo } from './cell-rules.ts'

export interface Column {
  heading: string
  hint: string
  cell: CellKind
  /** Where the value stands in the raw object: `['fee', 'basis']`. */
  path: readonly string[]
  /** A sheet without this column is not read; an older workbook may lack the others. */
  isCore?: true
  /** Every row of the sheet has to say it. */
  isRequired?: true
}

export interface ListSheet {
  name: string
  /** Where the list stands in the raw item. */
  path: readonly string[]
  columns: readonly Column[]
  isCore?: true
}

export const CODE = '编码'
/** Rows of the template's example bear this instead of a code; they are not read. */
export const EXAMPLE_CODE = '示例'
export const ITEM_SHEET = '事项'
export const GUIDE_SHEET = '填写说明'
export const SITUATION_SHEET = '情形'
export const CHANGES = { add: '增加', remove: '减少' } as const

const elements: Elements = itemElements
const core = (key: string | readonly string[], heading: string, cell: CellKind, hint: string, isRequired = false): Column =>
  ({ heading, hint, cell, path: typeof key === 'string' ? [key] : key, isCore: true, ...(isRequired ? { isRequired: true as const } : {}) })
const hintOf = (key: keyof typeof itemElements): string => elements[key]!.hint

const partsOf = (element: Element): Elements => ('parts' in element ? element.parts : {})

const LIMIT_UNITS = Object.keys(fileWords.unit)

/** Further elements whose official title another column has long had. */
const OTHER_HEADINGS: Readonly<Record<string, string>> = { serviceObjects: '服务对象（细分）' }

const itemColumns: readonly Column[] = [
  core('code', CODE, code(), hintOf('code'), true),
  core('baseCode', '基本编码', code(), '12 位；没有的留空，由平台编制。'),
  core('name', '事项名称', text(), hintOf('name'), true),
  core('shortNames', '俗称', words(), `${hintOf('shortNames')}多个用；隔开。`),
  core('type', '事项类型', word(Object.keys(fileWords.type)), hintOf('type'), true),
  core('department', '实施部门', text(), hintOf('departmentName'), true),
  core('level', '行使层级', words(Object.keys(fileWords.level)), `${hintOf('levels')}多个用；隔开，如 市；县。`, true),
  core('object', '服务对象', word(['自然人', '法人', '自然人和法人']), hintOf('serves'), true),
  core('legalBasis', '设定依据', laws(), '法律法规名称·条款、条款，如 公司法·第二十九条、第三十条；多部用；隔开。', true),
  core('statutoryDays', '法定办结时限', number(), hintOf('statutoryLimit')),
  core('statutoryUnit', '法定时限单位', word(LIMIT_UNITS), '写了法定办结时限的必填。'),
  core('promisedDays', '承诺办结时限', number(), hintOf('promisedLimit'), true),
  core('promisedUnit', '承诺时限单位', word(LIMIT_UNITS), '留空为工作日。'),
  core('kind', '办件类型', word(Object.keys(fileWords.kind)), hintOf('kind'), true),
  core('siteVisits', '到现场次数', number(), hintOf('siteVisits'), true),
  core('siteVisitReason', '必须到现场的原因', text(), hintOf('siteVisitReason')),
  core('onlineDepth', '网办深度', word({ I: 'I', II: 'II', III: 'III', IV: 'IV', Ⅰ级: 'I', Ⅱ级: 'II', Ⅲ级: 'III', Ⅳ级: 'IV' }), hintOf('onlineDepth'), true),
  core(['fee', 'basis'], '收费依据', text(), '不收费的，收费各列都留空。'),
  core(['fee', 'amount'], '收费标准', text(), '给申请人看的一句话；逐项的写在“收费项目”工作表。'),
  core(['result', 'name'], '结果名称', text(), '如食品经营许可证；没有的留空。'),
  core(['result', 'kind'], '结果类型', word(['证照', '批文', '证明', '无']), '证照、批文、证明或无。'),
  core(['result', 'validity'], '结果有效期', text(), '如 5 年。'),
  core('conditions', '受理条件', lines(), '一行一条（单元格内换行按 Alt+Enter）。', true),
  core('theme', '主题', themes(), '个人或法人·主题，如 法人·开办；多个用；隔开。'),
  core(['crossRegion', 'scopes'], '通办范围', words(), '全国、跨省、全省、全市、同城；没有的留空。'),
  core(['crossRegion', 'modes'], '通办方式', words(), '全程网办、异地代收代办、多地联办。'),
  core('intermediary', '中介服务', text(), hintOf('intermediary')),
  core('confidence', '可信度', word({ 已核实: 'high', 待核实: 'medium', 存疑: 'low', high: 'high', medium: 'medium', low: 'low' }), '已核实、待核实或存疑；留空为待核实。'),
  core('notes', '备注', text(), hintOf('notes')),
  { heading: '结果样本', hint: partsOf(elements.result!).sample!.hint, cell: text(), path: ['result', 'sample'] },
  ...Object.entries(furtherElements).flatMap(([key, element]) => columnsOf(key, element)),
]

const idColumn = (heading: string, of: string): Column => ({ heading, hint: `平台给${of}的编号，导出后请保留；新增的留空。`, cell: code(), path: ['id'] })

const materialColumns: readonly Column[] = [
  core('name', '材料名称', text(), partsOf(elements.materials!).name!.hint, true),
  core('form', '形式', word(Object.keys(fileWords.form)), partsOf(elements.materials!).form!.hint, true),
  core('copies', '份数', number(), partsOf(elements.materials!).copies!.hint, true),
  core('source', '来源', word(Object.keys(fileWords.source)), partsOf(elements.materials!).source!.hint, true),
  core('necessary', '必要', yesNo(), partsOf(elements.materials!).necessary!.hint, true),
  core('deferrable', '可容缺', yesNo(), partsOf(elements.materials!).deferrable!.hint, true),
  core('commitment', '可告知承诺', yesNo(), partsOf(elements.materials!).commitment!.hint, true),
  core('exemptBy', '免提交依据', text(), partsOf(elements.materials!).exemptBy!.hint),
  ...partColumns(furtherParts.materials),
  idColumn('编号', '材料'),
]

const stepColumns: readonly Column[] = [
  core('order', '序号', number(), '从 1 起，按先后。', true),
  core('kind', '环节', word(Object.keys(fileWords.step)), partsOf(elements.steps!).kind!.hint, true),
  core('name', '环节名称', text(), partsOf(elements.steps!).name!.hint, true),
  core('days', '天数', number(), partsOf(elements.steps!).days!.hint, true),
  core('countedInPromise', '计入承诺时限', yesNo(), partsOf(elements.steps!).countedInPromise!.hint, true),
  ...partColumns(furtherParts.steps),
  idColumn('编号', '环节'),
]

/** 情形: each row is one material that an option adds or removes. */
export const situationColumns = {
  question: core('question', '问题', text(), partsOf(elements.situations!).question!.hint, true),
  option: core('label', '选项', text(), '申请人能看懂的回答；没有增减材料的选项也写一行。', true),
  change: core('change', '增减', word([CHANGES.add, CHANGES.remove]), '增加或减少一份材料；都没有的留空。'),
  /** Of an added material all, of a removed one only its name. */
  materials: materialColumns.map(({ isRequired: _, ...column }): Column => column),
  questionId: idColumn('问题编号', '问题'),
  optionId: idColumn('选项编号', '选项'),
} as const

const listSheets: readonly ListSheet[] = [
  { name: '材料', path: ['materials'], columns: materialColumns, isCore: true },
  { name: '环节', path: ['process'], columns: stepColumns, isCore: true },
  ...Object.entries(furtherParts.fee).flatMap(([key, element]) => sheetOf(['fee', key], element)),
  ...Object.entries(furtherElements).flatMap(([key, element]) => sheetOf([key], element)),
]

export interface Layout {
  items: readonly Column[]
  lists: readonly ListSheet[]
}

export const layout: Layout = { items: itemColumns, lists: listSheets }

export interface SheetLayout {
  name: string
  /** The columns after 编码; of 事项 all. */
  columns: readonly Column[]
  isCore: boolean
}

const { question, option, change, materials: ofMaterials, questionId, optionId } = situationColumns
const codeColumn: Column = { heading: CODE, hint: '它所属事项的编码，与“事项”工作表一致。', cell: code(), path: ['code'], isCore: true, isRequired: true }

/** Every sheet in the order in which the workbook has them, 编码 first. */
export const sheetLayouts: readonly SheetLayout[] = [
  { name: ITEM_SHEET, columns: itemColumns, isCore: true },
  ...listSheets.slice(0, 2).map(toSheetLayout),
  { name: SITUATION_SHEET, columns: [codeColumn, question, option, change, ...ofMaterials, questionId, optionId], isCore: true },
  ...listSheets.slice(2).map(toSheetLayout),
]

function toSheetLayout({ name, columns, isCore }: ListSheet): SheetLayout {
  return { name, columns: [codeColumn, ...columns], isCore: isCore === true }
}

function columnsOf(key: string, element: Element): Column[] {
  if (element.kind === 'list') return []
  if (element.kind === 'object') return Object.entries(element.parts).map(([part, each]) => columnOf([key, part], `${element.title}·${each.title}`, each))
  return [columnOf([key], OTHER_HEADINGS[key] ?? element.title, element)]
}

function partColumns(parts: Elements): Column[] {
  return Object.entries(parts).filter(([key]) => key !== 'id').map(([key, element]) => columnOf([key], element.title, element))
}

function columnOf(path: readonly string[], heading: string, element: Element): Column {
  return { heading, hint: element.hint, cell: cellOf(element), path }
}

function sheetOf(path: readonly string[], element: Element): ListSheet[] {
  if (element.kind !== 'list') return []
  const columns = partColumns(element.parts).map((column): Column => {
    const part = element.parts[column.path[0]!]!
    return part.isOptional || part.kind === 'texts' ? column : { ...column, isRequired: true }
  })
  return [{ name: element.title, path, columns: [...columns, ...('id' in element.parts ? [idColumn('编号', element.title)] : [])] }]
}

function cellOf(element: Element): CellKind {
  switch (element.kind) {
    case 'text': return element.format === 'date' ? date() : element.pattern?.startsWith('^[a-z') ? code() : text()
    case 'longText': return text()
    case 'texts': return lines()
    case 'number': return number()
    case 'yesNo': return yesNo()
    case 'choice': return word(Object.values(element.words))
    case 'choices': return words(Object.values(element.words))
    case 'duration': case 'object': case 'list': throw new Error(`the workbook has no cell for ${element.kind}「${element.title}」`)
  }
}
