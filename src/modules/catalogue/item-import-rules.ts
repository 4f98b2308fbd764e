import type { Duration, DurationUnit, ItemType, Level, Material, ResultKind, ServiceItem, Situation, Step, StepKind } from './item.ts'
import { parseItemCode } from './item-code-rules.ts'
import { readRow, type RowError, type RowReader } from './raw-row.ts'

/** An item as a file describes it, before it has a version. */
export type ItemContent = Omit<ServiceItem, 'version'>

/** A correct row; `baseCode` is the 基本编码 the province gave, if the file names one. */
export type ReadItem = { item: ItemContent; baseCode: string | null } | { errors: RowError[] }

/** What the rules must ask of other rooms. */
export interface ImportKnowledge {
  /** Whether some authority of the platform is called so. */
  isDepartment(name: string): boolean
}

const TYPES: Record<string, ItemType> = { 行政许可: 'licence', 行政确认: 'confirmation', 行政给付: 'payment', 行政奖励: 'reward', 行政裁决: 'adjudication', 其他行政权力: 'otherPower', 公共服务: 'publicService' }
const LEVELS: Record<string, Level> = { 市: 'city', 县: 'county', 乡: 'township', 村: 'village' }
const BOTH = { persons: true, enterprises: true }
const OBJECTS = { 自然人: { persons: true, enterprises: false }, 法人: { persons: false, enterprises: true }, 自然人和法人: BOTH, both: BOTH }
const UNITS: Record<string, DurationUnit> = { 工作日: 'workday', 自然日: 'naturalDay', 小时: 'hour' }
const KINDS: Record<string, ServiceItem['kind']> = { 即办件: 'immediate', 承诺件: 'promised' }
const DEPTHS: Record<string, ServiceItem['onlineDepth']> = { I: 1, II: 2, III: 3, IV: 4 }
const FORMS: Record<string, Material['form']> = { 电子: 'electronic', 原件: 'original', 复印件: 'copy' }
const SOURCES: Record<string, Material['source']> = { 申请人自备: 'applicant', 政府部门核发: 'government', 其他: 'other' }
const RESULTS: Record<string, ResultKind> = { 证照: 'certificate', 批文: 'approval', 证明: 'proof', 无: 'none', none: 'none' }
const STEPS: Record<string, StepKind> = { 受理: 'accept', 审查: 'review', 特别程序: 'specialProcedure', 决定: 'decide', 制证: 'makeCertificate', 送达: 'deliver' }
const AUDIENCES = { 个人: 'persons', 法人: 'enterprises' } as const
const CONFIDENCES = { high: 'high', medium: 'medium', low: 'low' } as const

/**
 * Wordings that ask for whatever an officer may think of. 国办发〔2015〕86号 and the source documents' 指南之外无材料:
 * a material has to be named. `与变更事项有关的材料` names its subject and passes.
 */
const CATCH_ALL = /^(其[他它]|有关|相关|所需|必要|的){0,4}(证明)?(材料|资料|文件)$|(规定|要求)的?(其[他它]|有关|相关|的){1,3}(证明)?(材料|资料|文件)$/

/** Five workdays in seven days: only to compare a promise and a legal limit given in different units. */
const DAYS_PER_UNIT: Record<DurationUnit, number> = { workday: 7 / 5, naturalDay: 1, hour: 1 / 24 }

/**
 * Turns one row of an items file (the shape of `db/seed/items.jsonl`) into an item, or says everything that is wrong in it.
 * Besides its fields it checks what the law asks: the promise within the legal limit, the steps adding up to the promise
 * (special procedures do not count, 行政许可法 art. 45), every material named once and by its own name.
 */
export function toServiceItem(raw: unknown, knowledge: ImportKnowledge): ReadItem {
  const errors: RowError[] = []
  const row = readRow(raw, errors)
  const item: ItemContent = {
    code: readCode(row),
    name: row.text('name', '事项名称'),
    shortNames: row.texts('shortNames', '俗称'),
    type: row.word('type', '事项类型', TYPES),
    departmentName: readDepartment(row, knowledge),
    levels: row.words('level', '行使层级', LEVELS),
    serves: row.word('object', '服务对象', OBJECTS),
    legalBasis: row.list('legalBasis', '设定依据', (each) => ({ law: each.text('law', '法律法规名称'), articles: each.texts('articles', '条款') })),
    statutoryLimit: readStatutoryLimit(row),
    promisedLimit: { amount: row.number('promisedDays', '承诺办结时限'), unit: row.wordOrNull('promisedUnit', '承诺时限单位', UNITS) ?? 'workday' },
    kind: row.word('kind', '办件类型', KINDS),
    siteVisits: row.number('siteVisits', '到办事现场次数'),
    siteVisitReason: row.textOrNull('siteVisitReason', '必须到现场的原因'),
    onlineDepth: row.word('onlineDepth', '网办深度', DEPTHS),
    fee: row.objectOrNull('fee', '收费', (each) => ({ basis: each.text('basis', '收费依据'), amount: each.text('amount', '收费标准') })),
    result: row.objectOrNull('result', '办理结果', (each) => ({
      name: each.text('name', '结果名称'),
      kind: each.word('kind', '结果类型', RESULTS),
      validity: each.textOrNull('validity', '有效期'),
    })) ?? { name: '无', kind: 'none', validity: null },
    conditions: row.texts('conditions', '受理条件'),
    materials: row.list('materials', '申请材料', (each, index) => readMaterial(each, `m${index + 1}`)),
    steps: readSteps(row),
    situations: row.list('situations', '情形', readSituation),
    themes: row.list('theme', '主题', (each) => ({ audience: each.word('audience', '主题对象', AUDIENCES), topic: each.text('topic', '主题') })),
    crossRegion: row.objectOrNull('crossRegion', '跨区域通办', (each) => ({ scopes: each.texts('scopes', '通办范围'), modes: each.texts('modes', '通办方式') })),
    intermediary: row.textOrNull('intermediary', '中介服务'),
    confidence: row.wordOrNull('confidence', '可信度', CONFIDENCES) ?? 'medium',
    notes: row.textOrNull('notes', '备注'),
  }
  const baseCode = readBaseCode(row)
  // The limit promised before this one is history that no screen shows; the file may carry it.
  row.numberOrNull('previousPromisedDays', '原承诺办结时限')
  row.refuseRest()
  // Rules between fields make sense only when the fields themselves could be read.
  if (errors.length === 0) checkItem(item, row.wrong)
  return errors.length === 0 ? { item, baseCode } : { errors }
}

function readCode(row: RowReader): string {
  const code = row.text('code', '编码')
  if (code && !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(code)) row.wrong('code', '编码只能用小写英文字母、数字和连字符，如 food-business-licence。')
  return code
}

function readBaseCode(row: RowReader): string | null {
  const baseCode = row.textOrNull('baseCode', '基本编码')
  if (baseCode === null) return null
  const parsed = parseItemCode(baseCode)
  if (!parsed.valid) row.wrong('baseCode', parsed.reason)
  else if (parsed.kind !== 'baseItem') row.wrong('baseCode', '这里应填 12 位的基本编码。')
  return baseCode
}

function readDepartment(row: RowReader, knowledge: ImportKnowledge): string {
  const name = row.text('department', '实施部门')
  if (name && !knowledge.isDepartment(name)) row.wrong('department', `本平台没有「${name}」。请核对部门名称，或先在组织机构中添加。`)
  return name
}

function readStatutoryLimit(row: RowReader): Duration | null {
  const amount = row.numberOrNull('statutoryDays', '法定办结时限')
  const unit = row.wordOrNull('statutoryUnit', '法定时限单位', UNITS)
  if (amount === null && unit === null) return null
  if (amount === null) row.wrong('statutoryDays', '写了法定时限单位，请同时填写法定办结时限；法律没有规定的，两项都留空。')
  if (unit === null) row.wrong('statutoryUnit', '请填写法定时限的单位（工作日、自然日或小时）。')
  return { amount: amount ?? 0, unit: unit ?? 'workday' }
}

const readMaterial = (row: RowReader, id: string): Material => ({
  id,
  name: row.text('name', '材料名称'),
  form: row.word('form', '材料形式', FORMS),
  copies: row.number('copies', '份数'),
  source: row.word('source', '来源渠道', SOURCES),
  necessary: row.boolean('necessary', '是否必要'),
  deferrable: row.boolean('deferrable', '可否容缺'),
  commitment: row.boolean('commitment', '可否告知承诺'),
  exemptBy: row.textOrNull('exemptBy', '免提交依据'),
})

function readSteps(row: RowReader): Step[] {
  const ordered = row.list('process', '办理环节', (each) => ({
    order: each.number('order', '序号'),
    kind: each.word('kind', '环节', STEPS),
    name: each.text('name', '环节名称'),
    days: each.number('days', '环节天数'),
    countedInPromise: each.boolean('countedInPromise', '是否计入承诺时限'),
  }))
  const orders = new Set(ordered.map((step) => step.order))
  if (orders.size !== ordered.length) row.wrong('process', '办理环节的序号有重复，请从 1 起依次编号。')
  return ordered.toSorted((a, b) => a.order - b.order).map(({ kind, name, days, countedInPromise }, index) => ({ id: `s${index + 1}`, kind, name, days, countedInPromise }))
}

function readSituation(row: RowReader, index: number): Situation {
  const id = `q${index + 1}`
  return {
    id,
    question: row.text('question', '问题'),
    options: row.list('options', '选项', (each, position) => ({
      id: `o${position + 1}`,
      label: each.text('label', '选项'),
      addMaterials: each.list('addMaterials', '增加的材料', (material, number) => readMaterial(material, `${id}o${position + 1}m${number + 1}`)),
      removeMaterials: each.texts('removeMaterials', '减少的材料'),
    })),
  }
}

type Wrong = RowReader['wrong']

function checkItem(item: ItemContent, wrong: Wrong): void {
  if (item.levels.length === 0) wrong('level', '请至少填写一个行使层级（市、县、乡、村）。')
  if (new Set(item.levels).size !== item.levels.length) wrong('level', '行使层级有重复，请删去多余的。')
  if (item.legalBasis.length === 0) wrong('legalBasis', '请填写设定依据：没有依据的事项不能公布。')
  if (item.conditions.length === 0) wrong('conditions', '请至少填写一条受理条件。')
  if (item.materials.length === 0) wrong('materials', '请填写申请材料；至少有一份申请书或表单。')
  checkTimes(item, wrong)
  checkSteps(item, wrong)
  checkMaterials(item, wrong)
  item.situations.forEach((situation, index) => {
    if (situation.options.length < 2) wrong(`situations/${index}/options`, `问题「${situation.question}」至少要有两个选项。`)
  })
}

function checkTimes({ statutoryLimit, promisedLimit, kind, siteVisits, siteVisitReason }: ItemContent, wrong: Wrong): void {
  const days = ({ amount, unit }: Duration) => amount * DAYS_PER_UNIT[unit]
  if (!Number.isInteger(promisedLimit.amount * 2)) wrong('promisedDays', '承诺办结时限应为整数或半天（0.5 的倍数）。')
  if (statutoryLimit && days(promisedLimit) > days(statutoryLimit)) wrong('promisedDays', `承诺办结时限（${promisedLimit.amount}）不能长于法定办结时限（${statutoryLimit.amount}），请缩短。`)
  if (kind === 'immediate' && promisedLimit.amount !== 0) wrong('kind', '即办件当场办结，承诺办结时限应为 0。')
  if (kind === 'promised' && promisedLimit.amount === 0) wrong('kind', '承诺办结时限为 0 的是即办件，请修改办件类型或承诺办结时限。')
  if (!Number.isInteger(siteVisits)) wrong('siteVisits', '到办事现场次数应为整数。')
  if (siteVisits > 0 && siteVisitReason === null) wrong('siteVisitReason', '需要到现场的，请写明必须到现场的原因。')
  if (siteVisits === 0 && siteVisitReason !== null) wrong('siteVisitReason', '不需要到现场的，请不要填写原因。')
}

/** Every item is accepted, decided and delivered; what lies between differs. */
const INDISPENSABLE_STEPS: StepKind[] = ['accept', 'decide', 'deliver']

function checkSteps({ steps, promisedLimit }: ItemContent, wrong: Wrong): void {
  const missing = INDISPENSABLE_STEPS.filter((kind) => !steps.some((step) => step.kind === kind))
  const wordOf = (kind: StepKind) => Object.keys(STEPS).find((word) => STEPS[word] === kind)
  if (missing.length > 0) wrong('process', `办理环节缺少${missing.map(wordOf).join('、')}。`)
  const special = steps.findIndex((step) => step.kind === 'specialProcedure' && step.countedInPromise)
  if (special >= 0) wrong(`process/${special}/countedInPromise`, '特别程序所需时间不计入办理时限（行政许可法第四十五条），请改为不计入。')
  // Tenths, because 0.1 + 0.2 is not 0.3.
  const tenths = steps.filter((step) => step.countedInPromise).reduce((sum, step) => sum + Math.round(step.days * 10), 0)
  if (tenths !== Math.round(promisedLimit.amount * 10)) wrong('process', `计入承诺时限的各环节合计 ${tenths / 10}，与承诺办结时限 ${promisedLimit.amount} 不一致，请修改。`)
}

function checkMaterials({ materials, situations }: ItemContent, wrong: Wrong): void {
  const names = new Set<string>()
  materials.forEach((material, index) => {
    if (names.has(material.name)) wrong(`materials/${index}/name`, `申请材料「${material.name}」写了两次，请合并。`)
    names.add(material.name)
    checkMaterial(material, `materials/${index}/`, wrong)
  })
  situations.forEach((situation, question) => situation.options.forEach((option, position) => {
    const path = `situations/${question}/options/${position}/`
    option.addMaterials.forEach((material, index) => {
      if (names.has(material.name)) wrong(`${path}addMaterials/${index}/name`, `「${material.name}」已在申请材料中，不能再由选项「${option.label}」增加。`)
      checkMaterial(material, `${path}addMaterials/${index}/`, wrong)
    })
    option.removeMaterials.forEach((name, index) => {
      if (!names.has(name)) wrong(`${path}removeMaterials/${index}`, `选项「${option.label}」要减少的「${name}」不在申请材料中，请核对名称。`)
    })
  }))
}

function checkMaterial(material: Material, path: string, wrong: Wrong): void {
  if (CATCH_ALL.test(material.name)) wrong(`${path}name`, `「${material.name}」是兜底条款，请写明具体材料的名称。`)
  if (!Number.isInteger(material.copies)) wrong(`${path}copies`, `「${material.name}」的份数应为整数。`)
  if (material.form !== 'electronic' && material.copies === 0) wrong(`${path}copies`, `「${material.name}」是纸质材料，请填写份数。`)
}
