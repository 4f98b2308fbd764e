/**
 * Items as four sheets of a workbook, for people who keep them in Excel: 事项 holds what an item has once,
 * 材料, 环节 and 情形 hold its lists, joined by 编码. Pure: sheets of cell texts in and out.
 */

/** Sheet name → rows of cell texts, the headings first. */
export type Sheets = Record<string, string[][]>

export type RawItem = Record<string, unknown>

type Cell = { heading: string; toRaw(text: string): unknown; toText(value: unknown): string }

/** Between the parts of a list in one cell; a part may itself contain 、 or ，. */
const LIST_SEPARATOR = /[;；\n]/
const LIST_JOINER = '；'

const parts = (text: string): string[] => text.split(LIST_SEPARATOR).map((part) => part.trim()).filter(Boolean)
const plain = (value: unknown): string => (value === null || value === undefined ? '' : String(value))

const text = (heading: string): Cell => ({ heading, toRaw: (cell) => (cell === '' ? null : cell), toText: plain })
/** A cell that is no number stays text, so that the import says so with the field. */
const number = (heading: string): Cell => ({ heading, toRaw: (cell) => (cell === '' ? null : Number.isFinite(Number(cell)) ? Number(cell) : cell), toText: plain })
const yesNo = (heading: string): Cell => ({
  heading,
  toRaw: (cell) => (cell === '是' ? true : cell === '否' ? false : cell === '' ? null : cell),
  toText: (value) => (value === true ? '是' : value === false ? '否' : plain(value)),
})
const list = (heading: string, joiner = LIST_JOINER): Cell => ({ heading, toRaw: parts, toText: (value) => (Array.isArray(value) ? value.join(joiner) : plain(value)) })
/** 公司法·第二十九条、第三十条；市场主体登记管理条例 */
const laws = (heading: string): Cell => ({
  heading,
  toRaw: (cell) => parts(cell).map((part) => {
    const [law = '', articles = ''] = part.split('·')
    return { law: law.trim(), articles: articles.split('、').map((article) => article.trim()).filter(Boolean) }
  }),
  toText: (value) => (value as { law: string; articles: string[] }[]).map(({ law, articles }) => (articles.length > 0 ? `${law}·${articles.join('、')}` : law)).join(LIST_JOINER),
})
/** 法人·开办；个人·创业 */
const themes = (heading: string): Cell => ({
  heading,
  toRaw: (cell) => parts(cell).map((part) => {
    const [audience = '', topic = ''] = part.split('·')
    return { audience: audience.trim(), topic: topic.trim() }
  }),
  toText: (value) => (value as { audience: string; topic: string }[]).map(({ audience, topic }) => `${audience}·${topic}`).join(LIST_JOINER),
})

/** Field of the raw item → its column; `fee/basis` is a field of the object `fee`. */
const ITEM_COLUMNS: Record<string, Cell> = {
  code: text('编码'),
  baseCode: text('基本编码'),
  name: text('事项名称'),
  shortNames: list('俗称'),
  type: text('事项类型'),
  department: text('实施部门'),
  level: list('行使层级'),
  object: text('服务对象'),
  legalBasis: laws('设定依据'),
  statutoryDays: number('法定办结时限'),
  statutoryUnit: text('法定时限单位'),
  promisedDays: number('承诺办结时限'),
  promisedUnit: text('承诺时限单位'),
  kind: text('办件类型'),
  siteVisits: number('到现场次数'),
  siteVisitReason: text('必须到现场的原因'),
  onlineDepth: text('网办深度'),
  'fee/basis': text('收费依据'),
  'fee/amount': text('收费标准'),
  'result/name': text('结果名称'),
  'result/kind': text('结果类型'),
  'result/validity': text('结果有效期'),
  conditions: list('受理条件', '\n'),
  theme: themes('主题'),
  'crossRegion/scopes': list('通办范围'),
  'crossRegion/modes': list('通办方式'),
  intermediary: text('中介服务'),
  confidence: text('可信度'),
  notes: text('备注'),
}

const MATERIAL_COLUMNS: Record<string, Cell> = {
  name: text('材料名称'),
  form: text('形式'),
  copies: number('份数'),
  source: text('来源'),
  necessary: yesNo('必要'),
  deferrable: yesNo('可容缺'),
  commitment: yesNo('可告知承诺'),
  exemptBy: text('免提交依据'),
}

const STEP_COLUMNS: Record<string, Cell> = {
  order: number('序号'),
  kind: text('环节'),
  name: text('环节名称'),
  days: number('天数'),
  countedInPromise: yesNo('计入承诺时限'),
}

const SITUATION_COLUMNS: Record<string, Cell> = { question: text('问题'), option: text('选项'), change: text('增减') }

const CODE = '编码'
const CHANGES = { add: '增加', remove: '减少' }

export const SHEETS = { items: '事项', materials: '材料', steps: '环节', situations: '情形' } as const

const headingsOf = (columns: Record<string, Cell>) => Object.values(columns).map(({ heading }) => heading)

/** The headings of each sheet, in order. */
export const SHEET_HEADINGS: Record<string, string[]> = {
  [SHEETS.items]: headingsOf(ITEM_COLUMNS),
  [SHEETS.materials]: [CODE, ...headingsOf(MATERIAL_COLUMNS)],
  [SHEETS.steps]: [CODE, ...headingsOf(STEP_COLUMNS)],
  [SHEETS.situations]: [CODE, ...headingsOf(SITUATION_COLUMNS), ...headingsOf(MATERIAL_COLUMNS)],
}

/** A workbook that is not laid out like the template; the message is a Chinese sentence for whoever filled it in. */
export class WorkbookError extends Error {}

/** @throws WorkbookError when a sheet or heading is missing or unknown, or a row belongs to no item */
export function toRawItems(sheets: Sheets): RawItem[] {
  const itemRows = readSheet(sheets, SHEETS.items)
  const codes = new Set(itemRows.map((row) => row.get(CODE)))
  const rowsOf = (sheet: string): Map<string, Map<string, string>[]> => {
    const rows = readSheet(sheets, sheet)
    const stray = rows.find((row) => !codes.has(row.get(CODE)))
    if (stray) throw new WorkbookError(`工作表「${sheet}」中的编码「${stray.get(CODE)}」不在工作表「${SHEETS.items}」中，请核对。`)
    return Map.groupBy(rows, (row) => row.get(CODE)!)
  }
  const materials = rowsOf(SHEETS.materials)
  const steps = rowsOf(SHEETS.steps)
  const situations = rowsOf(SHEETS.situations)
  return itemRows.map((row) => {
    const code = row.get(CODE)!
    return {
      ...toObject(row, ITEM_COLUMNS),
      materials: (materials.get(code) ?? []).map((each) => toObject(each, MATERIAL_COLUMNS)),
      process: (steps.get(code) ?? []).map((each) => toObject(each, STEP_COLUMNS)),
      situations: toSituations(situations.get(code) ?? []),
    }
  })
}

/** The workbook of these items; the counterpart of `toRawItems`. */
export function toSheets(items: readonly RawItem[]): Sheets {
  const lines = (sheet: string, of: (item: RawItem) => string[][]) => [SHEET_HEADINGS[sheet]!, ...items.flatMap(of)]
  const listOf = (value: unknown) => (Array.isArray(value) ? (value as RawItem[]) : [])
  return {
    [SHEETS.items]: lines(SHEETS.items, (item) => [toCells(item, ITEM_COLUMNS)]),
    [SHEETS.materials]: lines(SHEETS.materials, (item) => listOf(item.materials).map((each) => [plain(item.code), ...toCells(each, MATERIAL_COLUMNS)])),
    [SHEETS.steps]: lines(SHEETS.steps, (item) => listOf(item.process).map((each) => [plain(item.code), ...toCells(each, STEP_COLUMNS)])),
    [SHEETS.situations]: lines(SHEETS.situations, (item) => listOf(item.situations).flatMap((situation) => listOf(situation.options).flatMap((option) => {
      const row = (change: string, material: RawItem) => [plain(item.code), plain(situation.question), plain(option.label), change, ...toCells(material, MATERIAL_COLUMNS)]
      const added = listOf(option.addMaterials).map((material) => row(CHANGES.add, material))
      const removed = (option.removeMaterials as string[]).map((name) => row(CHANGES.remove, { name }))
      return added.length + removed.length > 0 ? [...added, ...removed] : [row('', {})]
    }))),
  }
}

function readSheet(sheets: Sheets, name: string): Map<string, string>[] {
  const [headings, ...rows] = sheets[name] ?? []
  if (!headings) throw new WorkbookError(`缺少工作表「${name}」，请使用模板填写。`)
  const known = SHEET_HEADINGS[name]!
  const given = headings.filter(Boolean)
  const missing = known.filter((heading) => !given.includes(heading))
  if (missing.length > 0) throw new WorkbookError(`工作表「${name}」缺少列：${missing.join('、')}。请使用模板填写。`)
  const unknown = given.filter((heading) => !known.includes(heading))
  if (unknown.length > 0) throw new WorkbookError(`工作表「${name}」有不认识的列：${unknown.join('、')}。请对照模板修改或删去。`)
  return rows
    .filter((row) => row.some((cell) => cell !== ''))
    .map((row) => new Map(headings.map((heading, index) => [heading, row[index] ?? ''])))
}

function toObject(row: Map<string, string>, columns: Record<string, Cell>): RawItem {
  const object: RawItem = {}
  const groups = new Map<string, { values: RawItem; isFilled: boolean }>()
  for (const [field, column] of Object.entries(columns)) {
    const cell = row.get(column.heading) ?? ''
    const [group, inner] = field.split('/') as [string, string?]
    if (inner === undefined) {
      object[field] = column.toRaw(cell)
      continue
    }
    const entry = groups.get(group) ?? { values: {}, isFilled: false }
    entry.values[inner] = column.toRaw(cell)
    entry.isFilled ||= cell !== ''
    groups.set(group, entry)
  }
  for (const [group, { values, isFilled }] of groups) object[group] = isFilled ? values : null
  return object
}

function toCells(item: RawItem, columns: Record<string, Cell>): string[] {
  return Object.entries(columns).map(([field, column]) => {
    const [group, inner] = field.split('/') as [string, string?]
    const value = inner === undefined ? item[group] : (item[group] as RawItem | null | undefined)?.[inner]
    return value === null || value === undefined ? '' : column.toText(value)
  })
}

/** Rows of one question and option belong together; a row without 增减 only says that the option exists. */
function toSituations(rows: Map<string, string>[]): RawItem[] {
  return [...Map.groupBy(rows, (row) => row.get('问题')!)].map(([question, ofQuestion]) => ({
    question,
    options: [...Map.groupBy(ofQuestion, (row) => row.get('选项')!)].map(([label, ofOption]) => {
      const stray = ofOption.find((row) => !['', CHANGES.add, CHANGES.remove].includes(row.get('增减')!))
      if (stray) throw new WorkbookError(`工作表「${SHEETS.situations}」的“增减”应为增加、减少或留空，现在是「${stray.get('增减')}」。`)
      return {
        label,
        addMaterials: ofOption.filter((row) => row.get('增减') === CHANGES.add).map((row) => toObject(row, MATERIAL_COLUMNS)),
        removeMaterials: ofOption.filter((row) => row.get('增减') === CHANGES.remove).map((row) => row.get('材料名称')!),
      }
    }),
  }))
}
