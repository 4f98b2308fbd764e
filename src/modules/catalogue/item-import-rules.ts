import { completeContent, MAX_LONG_TEXT } from './element-rules.ts'
import { fileWords } from './file-words.ts'
import type { Duration, Fee, ItemContent, Material, Situation, Step } from './item.ts'
import { parseItemCode } from './item-code-rules.ts'
import { checkIds, checkItem } from './item-rules.ts'
import { checkLimits, CORE_FIELDS, giveIds, keepParts, readFurtherElements, readFurtherParts, readId } from './read-elements.ts'
import { readRow, type RowError, type RowReader } from './raw-row.ts'

/** A correct row; `baseCode` is the 基本编码 the province gave, if the file names one. */
export type ReadItem = { item: ItemContent; baseCode: string | null } | { errors: RowError[] }

/** What the rules must ask of other rooms. */
export interface ImportKnowledge {
  /** Whether some authority of the platform is called so. */
  isDepartment(name: string): boolean
}

type Wrong = (path: string, message: string) => void

const SERVES = { persons: { persons: true, enterprises: false }, enterprises: { persons: false, enterprises: true }, both: { persons: true, enterprises: true } }

/** Where in the file an element of the content stands; the steps lie there in the order of `filePlaces`. */
function toField(path: string, filePlaces: readonly number[]): string {
  const [element, ...rest] = path.split('/') as [string, ...string[]]
  if (element === 'steps' && rest.length > 0) rest[0] = String(filePlaces[Number(rest[0])])
  return [CORE_FIELDS[element as keyof typeof CORE_FIELDS] ?? element, ...rest].join('/')
}

/**
 * Turns one row of an items file (the shape of `db/seed/items.jsonl`) into an item, or says everything that is wrong in it.
 * Besides its fields it checks what the law asks: the promise within the legal limit, the steps adding up to the promise
 * (special procedures do not count, 行政许可法 art. 45), every material named once and by its own name.
 * @param published the version before, whose members keep their ids where the file does not say them
 */
export function toServiceItem(raw: unknown, knowledge: ImportKnowledge, published?: ItemContent): ReadItem {
  const errors: RowError[] = []
  const row = readRow(raw, errors)
  const serves = SERVES[row.word('object', '服务对象', fileWords.object)]
  const { steps, filePlaces } = readSteps(row, published)
  const item = completeContent({
    code: readCode(row),
    name: row.text('name', '事项名称'),
    shortNames: row.texts('shortNames', '俗称'),
    type: row.word('type', '事项类型', fileWords.type),
    departmentName: readDepartment(row, knowledge),
    levels: row.words('level', '行使层级', fileWords.level),
    serves,
    legalBasis: row.list('legalBasis', '设定依据', (each) => ({ law: each.text('law', '法律法规名称'), articles: each.texts('articles', '条款') })),
    statutoryLimit: readStatutoryLimit(row),
    promisedLimit: { amount: row.number('promisedDays', '承诺办结时限'), unit: row.wordOrNull('promisedUnit', '承诺时限单位', fileWords.unit) ?? 'workday' },
    kind: row.word('kind', '办件类型', fileWords.kind),
    siteVisits: row.number('siteVisits', '到办事现场次数'),
    siteVisitReason: row.textOrNull('siteVisitReason', '必须到现场的原因'),
    onlineDepth: row.word('onlineDepth', '网办深度', fileWords.depth),
    fee: row.objectOrNull('fee', '收费', (each) => ({ basis: each.text('basis', '收费依据'), amount: each.text('amount', '收费标准'), ...(each.knows('projects') ? {} : { projects: published?.fee?.projects }), ...readFurtherParts(each, 'fee') }) as Fee),
    result: row.objectOrNull('result', '办理结果', (each) => ({
      name: each.text('name', '结果名称'),
      kind: each.word('kind', '结果类型', fileWords.result),
      validity: each.textOrNull('validity', '有效期'),
      sample: each.knows('sample') ? each.textOrNull('sample', '结果样本') : (published?.result.sample ?? null),
    })) ?? { name: '无', kind: 'none', validity: null, sample: null },
    conditions: row.texts('conditions', '受理条件'),
    materials: keepParts(giveIds(row.list('materials', '申请材料', readMaterial), 'm', published?.materials, ({ name }) => name), published?.materials),
    steps,
    situations: readSituations(row, published),
    themes: row.list('theme', '主题', (each) => ({ audience: each.word('audience', '主题对象', fileWords.audience), topic: each.text('topic', '主题') })),
    crossRegion: row.objectOrNull('crossRegion', '跨区域通办', (each) => ({ scopes: each.texts('scopes', '通办范围'), modes: each.texts('modes', '通办方式') })),
    intermediary: row.textOrNull('intermediary', '中介服务'),
    confidence: row.wordOrNull('confidence', '可信度', fileWords.confidence) ?? 'medium',
    notes: row.textOrNull('notes', '备注', MAX_LONG_TEXT),
    ...readFurtherElements(row, published),
    // No file says the form: the item keeps the one it has.
    form: published?.form ?? null,
    ...(row.knows('serviceObjects') || !published || !isSameServes(serves, published.serves) ? {} : { serviceObjects: published.serviceObjects }),
  })
  const baseCode = readBaseCode(row)
  // The limit promised before this one is history that no screen shows; the file may carry it.
  row.numberOrNull('previousPromisedDays', '原承诺办结时限')
  row.refuseRest()
  // Rules between fields make sense only when the fields themselves could be read.
  if (errors.length === 0) {
    const fields = new Set<string>()
    const wrong: Wrong = (path, message) => {
      const field = toField(path, filePlaces)
      // One sentence a field: the registry's limits and the law's rules may both refuse it.
      if (!fields.has(field)) row.wrong(field, message)
      fields.add(field)
    }
    checkLimits(item, wrong)
    if (!isSameServes(serves, item.serves)) wrong('serviceObjects', '“服务对象”与细分的服务对象不一致，请改成一致，或把细分的留空。')
    for (const { path, message } of [...checkIds(item), ...checkItem(item)]) wrong(path, message)
    checkSequences(item, wrong)
  }
  return errors.length === 0 ? { item, baseCode } : { errors }
}

const isSameServes = (one: ItemContent['serves'], other: ItemContent['serves']): boolean => one.persons === other.persons && one.enterprises === other.enterprises

function checkSequences({ handlingItems }: ItemContent, wrong: Wrong): void {
  const sequences = handlingItems.map(({ sequence }) => sequence)
  sequences.forEach((sequence, index) => {
    if (sequence < 1) wrong(`handlingItems/${index}/sequence`, '业务办理项的序号从 1 起，请改正。')
    else if (sequences.indexOf(sequence) < index) wrong(`handlingItems/${index}/sequence`, `业务办理项的序号 ${sequence} 写了两次，请改正。`)
  })
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
  const unit = row.wordOrNull('statutoryUnit', '法定时限单位', fileWords.unit)
  if (amount === null && unit === null) return null
  if (amount === null) row.wrong('statutoryDays', '写了法定时限单位，请同时填写法定办结时限；法律没有规定的，两项都留空。')
  if (unit === null) row.wrong('statutoryUnit', '请填写法定时限的单位（工作日、自然日或小时）。')
  return { amount: amount ?? 0, unit: unit ?? 'workday' }
}

const readMaterial = (row: RowReader): Material => ({
  id: readId(row),
  name: row.text('name', '材料名称'),
  form: row.word('form', '材料形式', fileWords.form),
  copies: row.number('copies', '份数'),
  source: row.word('source', '来源渠道', fileWords.source),
  necessary: row.boolean('necessary', '是否必要'),
  deferrable: row.boolean('deferrable', '可否容缺'),
  commitment: row.boolean('commitment', '可否告知承诺'),
  exemptBy: row.textOrNull('exemptBy', '免提交依据'),
  ...readFurtherParts(row, 'materials'),
}) as Material

/** `filePlaces`: where each step stood in the file, from 0. */
function readSteps(row: RowReader, published: ItemContent | undefined): { steps: Step[]; filePlaces: number[] } {
  const listed = row.list('process', '办理环节', (each, place) => ({
    place,
    order: each.number('order', '序号'),
    step: {
      id: readId(each),
      kind: each.word('kind', '环节', fileWords.step),
      name: each.text('name', '环节名称'),
      days: each.number('days', '环节天数'),
      countedInPromise: each.boolean('countedInPromise', '是否计入承诺时限'),
      ...readFurtherParts(each, 'steps'),
    } as Step,
  }))
  if (new Set(listed.map(({ order }) => order)).size !== listed.length) row.wrong('process', '办理环节的序号有重复，请从 1 起依次编号。')
  const ordered = listed.toSorted((a, b) => a.order - b.order)
  return { steps: keepParts(giveIds(ordered.map(({ step }) => step), 's', published?.steps, ({ name }) => name), published?.steps), filePlaces: ordered.map(({ place }) => place) }
}

function readSituations(row: RowReader, published: ItemContent | undefined): Situation[] {
  const situations = row.list('situations', '情形', (each): Situation => ({
    id: readId(each),
    question: each.text('question', '问题'),
    options: each.list('options', '选项', (option) => ({
      id: readId(option),
      label: option.text('label', '选项'),
      addMaterials: option.list('addMaterials', '增加的材料', readMaterial),
      removeMaterials: option.texts('removeMaterials', '减少的材料'),
    })),
  }))
  return giveIds(situations, 'q', published?.situations, ({ question }) => question).map((situation) => {
    const before = published?.situations.find(({ id }) => id === situation.id)
    const options = giveIds(situation.options, 'o', before?.options, ({ label }) => label).map((option) => {
      const known = before?.options.find(({ id }) => id === option.id)
      return { ...option, addMaterials: keepParts(giveIds(option.addMaterials, `${situation.id}${option.id}m`, known?.addMaterials, ({ name }) => name), known?.addMaterials) }
    })
    return { ...situation, options }
  })
}
