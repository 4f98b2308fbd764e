import { checkForm } from './forms/check-form-rules.ts'
import { applicantKindOf } from './forms/index.ts'
import type { Duration, DurationUnit, ItemContent, Material, StepKind } from './item.ts'
import { itemWords } from './item.ts'
import { type Element, type Elements, itemElements } from './item-elements.ts'

/** One thing that keeps content from being published. */
export interface ItemFault {
  /** Where, from the content on: `materials/2/name`. */
  path: string
  /** What to do about it. */
  message: string
}

type Wrong = (path: string, message: string) => void

/**
 * Wordings that ask for whatever an officer may think of. 国办发〔2015〕86号 and the source documents' 指南之外无材料:
 * a material has to be named. `与变更事项有关的材料` names its subject and passes.
 */
const CATCH_ALL = /^(其[他它]|有关|相关|所需|必要|的){0,4}(证明)?(材料|资料|文件)$|(规定|要求)的?(其[他它]|有关|相关|的){1,3}(证明)?(材料|资料|文件)$/

/** Five workdays in seven days: only to compare a promise and a legal limit given in different units. */
const DAYS_PER_UNIT: Record<DurationUnit, number> = { workday: 7 / 5, naturalDay: 1, hour: 1 / 24 }

/** Every item is accepted, decided and delivered; what lies between differs. */
const INDISPENSABLE_STEPS: StepKind[] = ['accept', 'decide', 'deliver']

/**
 * What the law asks between the elements of an item, whoever brings it (an editor, a file): the promise within the legal
 * limit, the steps adding up to the promise (special procedures do not count, 行政许可法 art. 45), every material named once
 * and by its own name.
 */
export function checkItem(item: ItemContent): ItemFault[] {
  const faults: ItemFault[] = []
  const wrong: Wrong = (path, message) => void faults.push({ path, message })
  if (item.levels.length === 0) wrong('levels', '请至少填写一个行使层级（市、县、乡、村）。')
  if (new Set(item.levels).size !== item.levels.length) wrong('levels', '行使层级有重复，请删去多余的。')
  if (item.legalBasis.length === 0) wrong('legalBasis', '请填写设定依据：没有依据的事项不能公布。')
  if (item.conditions.length === 0) wrong('conditions', '请至少填写一条受理条件。')
  if (item.materials.length === 0) wrong('materials', '请填写申请材料；至少有一份申请书或表单。')
  checkTimes(item, wrong)
  checkSteps(item, wrong)
  checkMaterials(item, wrong)
  if (item.form) for (const { path, message } of checkForm(item.code, item.form, applicantKindOf(item))) wrong(`form/${path}`, message)
  item.situations.forEach((situation, index) => {
    if (situation.options.length < 2) wrong(`situations/${index}/options`, `问题「${situation.question}」至少要有两个选项。`)
  })
  return faults
}

function checkTimes({ statutoryLimit, promisedLimit, kind, siteVisits, siteVisitReason }: ItemContent, wrong: Wrong): void {
  const days = ({ amount, unit }: Duration) => amount * DAYS_PER_UNIT[unit]
  if (!Number.isInteger(promisedLimit.amount * 2)) wrong('promisedLimit', '承诺办结时限应为整数或半天（0.5 的倍数）。')
  if (statutoryLimit && days(promisedLimit) > days(statutoryLimit)) wrong('promisedLimit', `承诺办结时限（${promisedLimit.amount}）不能长于法定办结时限（${statutoryLimit.amount}），请缩短。`)
  if (kind === 'immediate' && promisedLimit.amount !== 0) wrong('kind', '即办件当场办结，承诺办结时限应为 0。')
  if (kind === 'promised' && promisedLimit.amount === 0) wrong('kind', '承诺办结时限为 0 的是即办件，请修改办件类型或承诺办结时限。')
  if (!Number.isInteger(siteVisits)) wrong('siteVisits', '到办事现场次数应为整数。')
  if (siteVisits > 0 && siteVisitReason === null) wrong('siteVisitReason', '需要到现场的，请写明必须到现场的原因。')
  if (siteVisits === 0 && siteVisitReason !== null) wrong('siteVisitReason', '不需要到现场的，请不要填写原因。')
}

function checkSteps({ steps, promisedLimit }: ItemContent, wrong: Wrong): void {
  const missing = INDISPENSABLE_STEPS.filter((kind) => !steps.some((step) => step.kind === kind))
  if (missing.length > 0) wrong('steps', `办理环节缺少${missing.map((kind) => itemWords.step[kind]).join('、')}。`)
  const special = steps.findIndex((step) => step.kind === 'specialProcedure' && step.countedInPromise)
  if (special >= 0) wrong(`steps/${special}/countedInPromise`, '特别程序所需时间不计入办理时限（行政许可法第四十五条），请改为不计入。')
  // Tenths, because 0.1 + 0.2 is not 0.3.
  const tenths = steps.filter((step) => step.countedInPromise).reduce((sum, step) => sum + Math.round(step.days * 10), 0)
  if (tenths !== Math.round(promisedLimit.amount * 10)) wrong('steps', `计入承诺时限的各环节合计 ${tenths / 10}，与承诺办结时限 ${promisedLimit.amount} 不一致，请修改。`)
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

/** Nothing written where nothing need be written is nothing: an emptied field of a form is the same as one never filled in. */
export function withoutBlanks(item: ItemContent): ItemContent {
  const tidy = (element: Element, value: unknown): unknown => {
    if (value === '' && element.isOptional) return null
    if (value === null || (element.kind !== 'object' && element.kind !== 'list')) return value
    const tidyParts = (parts: Record<string, unknown>) => Object.fromEntries(Object.entries(element.parts).map(([key, part]) => [key, tidy(part, parts[key])]))
    return element.kind === 'object' ? tidyParts(value as Record<string, unknown>) : (value as Record<string, unknown>[]).map(tidyParts)
  }
  return Object.fromEntries(Object.entries(itemElements).map(([key, element]) => [key, tidy(element, item[key as keyof ItemContent])])) as unknown as ItemContent
}

/** Elements that a draft may leave empty and a version may not. */
export function checkFilled(item: ItemContent): ItemFault[] {
  const faults: ItemFault[] = []
  const look = (element: Element, value: unknown, path: string): void => {
    switch (element.kind) {
      case 'text': case 'longText':
        if (!element.isOptional && String(value).trim() === '') faults.push({ path, message: `请填写${element.title}。` })
        return
      case 'choices':
        if (!element.isOptional && (value as unknown[]).length === 0) faults.push({ path, message: `请选择${element.title}。` })
        return
      case 'texts':
        ;(value as string[]).forEach((each, index) => {
          if (each.trim() === '') faults.push({ path: `${path}/${index}`, message: `${element.title}第 ${index + 1} 行是空的，请填写或删去。` })
        })
        return
      case 'object':
        if (value !== null) lookAtParts(element.parts, value as Record<string, unknown>, path)
        return
      case 'list':
        ;(value as Record<string, unknown>[]).forEach((member, index) => lookAtParts(element.parts, member, `${path}/${index}`))
    }
  }
  const lookAtParts = (parts: Elements, value: Record<string, unknown>, path: string): void => {
    for (const [key, part] of Object.entries(parts)) look(part, value[key], path === '' ? key : `${path}/${key}`)
  }
  lookAtParts(itemElements, { ...item }, '')
  return faults
}

/** Members of a list are told apart by their id, also by the cases that chose or handed them in: none may stand twice. */
export function checkIds(item: ItemContent): ItemFault[] {
  const faults: ItemFault[] = []
  const check = (members: readonly { id: string; path: string }[]): void => {
    const seen = new Set<string>()
    for (const { id, path } of members) {
      if (id === '') faults.push({ path, message: '缺少编号，请删去这一行后重新添加。' })
      else if (seen.has(id)) faults.push({ path, message: `编号「${id}」重复，请删去这一行后重新添加。` })
      seen.add(id)
    }
  }
  const idsOf = (members: readonly { id: string }[], path: string) => members.map(({ id }, index) => ({ id, path: `${path}/${index}/id` }))
  const situations = item.situations.map((situation, index) => ({ ...situation, path: `situations/${index}` }))
  check([
    ...idsOf(item.materials, 'materials'),
    ...situations.flatMap(({ options, path }) => options.flatMap((option, index) => idsOf(option.addMaterials, `${path}/options/${index}/addMaterials`))),
  ])
  check(idsOf(item.steps, 'steps'))
  check(idsOf(item.situations, 'situations'))
  for (const { options, path } of situations) check(idsOf(options, `${path}/options`))
  check(idsOf(item.handlingItems, 'handlingItems'))
  check(idsOf(item.form?.sections ?? [], 'form/sections'))
  item.form?.sections.forEach(({ fields }, page) => {
    check(idsOf(fields, `form/sections/${page}/fields`))
    fields.forEach(({ options }, index) => check(idsOf(options, `form/sections/${page}/fields/${index}/options`)))
  })
  return faults
}

/** Who belongs to whom in the catalogue as it is. */
export interface ItemFamily {
  /** The main item of an item, null where it has none; undefined for a code that nobody has. */
  mainItemOf(code: string): string | null | undefined
  hasSubItems(code: string): boolean
}

/** 主项 and 子项 are two floors and no more: a main item has no main item itself, so no circle can close. */
export function checkMainItem({ code, mainItem }: Pick<ItemContent, 'code' | 'mainItem'>, family: ItemFamily): ItemFault[] {
  const wrong = (message: string): ItemFault[] => [{ path: 'mainItem', message }]
  if (mainItem === null) return []
  if (mainItem === code) return wrong('事项不能以自己为主项，请改正或留空。')
  const above = family.mainItemOf(mainItem)
  if (above === undefined) return wrong(`没有编码为「${mainItem}」的事项，请核对主项编码。`)
  if (above !== null) return wrong(`「${mainItem}」自己是「${above}」的子项，不能再作主项；请直接填写「${above}」。`)
  if (family.hasSubItems(code)) return wrong('这个事项已是其他事项的主项，不能再填主项；请先调整它的子项。')
  return []
}
