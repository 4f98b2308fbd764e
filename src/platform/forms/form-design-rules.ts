import { decidingOptions, type DesignCondition, type FieldDesign, type FormDesign, isChoiceKind, isTextKind, type SectionDesign } from './form-design.ts'

/** One thing to put right in a design; `path` as in `sections/0/fields/2/title`. */
export interface DesignProblem {
  path: string
  message: string
}

type Wrong = (path: string, message: string) => void

/** More questions than anybody answers; also what one draft may hold. */
export const MOST_FIELDS = 200
/** A draft remembers as many pages as gone through. */
export const MOST_SECTIONS = 50
/** Longer texts belong into an uploaded file. */
const LONGEST_TEXT = 4000
/** Each is one more thing to keep in mind; a page and a question that both take any of theirs multiply. */
export const MOST_CONDITIONS = 10
/** Of money, in 元: the largest amount that is exact to the 分 (just under 10 万亿元). */
const MOST_YUAN = 9_999_999_999_999.99

/** Everything that keeps a design from being asked, in the words of whoever designs it. Empty when it can be published. */
export function designProblems(design: FormDesign): DesignProblem[] {
  const problems: DesignProblem[] = []
  const wrong: Wrong = (path, message) => void problems.push({ path, message })
  const fields = design.sections.flatMap((section) => section.fields)
  if (design.sections.length === 0) wrong('sections', '申请表至少要有一页。')
  if (design.sections.length > MOST_SECTIONS) wrong('sections', `申请表最多 ${MOST_SECTIONS} 页，请合并。`)
  if (fields.length > MOST_FIELDS) wrong('sections', `申请表最多 ${MOST_FIELDS} 个问题，现在有 ${fields.length} 个，请精简。`)
  const places = toPlaces(design)
  const seenSections = new Set<string>()
  const seenFields = new Set<string>()
  design.sections.forEach((section, index) => {
    const path = `sections/${index}`
    if (seenSections.has(section.id)) wrong(`${path}/id`, `有两页的编号都是「${section.id}」，请删去一页。`)
    seenSections.add(section.id)
    if (section.fields.length === 0) wrong(`${path}/fields`, `「${section.title}」这一页没有问题，请添加或删去这一页。`)
    checkConditions(section.askedWhen, `${path}/askedWhen`, `「${section.title}」这一页`, { section: index, at: 0 }, places, wrong)
    section.fields.forEach((field, at) => {
      const fieldPath = `${path}/fields/${at}`
      if (seenFields.has(field.id)) wrong(`${fieldPath}/id`, `「${field.title}」重复了：有两个问题的名称都是 ${field.id}，请删去一个。`)
      seenFields.add(field.id)
      // `in` catches what every object inherits.
      if (!/^[a-z][A-Za-z0-9]{0,59}$/.test(field.id) || field.id in {}) wrong(`${fieldPath}/id`, `名称 ${field.id} 不能用：应以小写字母开头，只含字母和数字。`)
      checkField(field, fieldPath, wrong)
      checkConditions(field.askedWhen, `${fieldPath}/askedWhen`, `「${field.title}」`, { section: index, at }, places, wrong)
      checkTwice(field, section, fieldPath, wrong)
      for (const rule of field.formatWhen) {
        if (!places.has(rule.field)) wrong(`${fieldPath}/formatWhen`, `「${field.title}」按另一个问题的回答核对写法，而那个问题（${rule.field}）已不在表中，请把它加回来，或一并删去。`)
      }
    })
  })
  return problems
}

/** A page and a place in it; a page itself stands before its first question. */
interface Place {
  section: number
  at: number
}

const isBefore = (one: Place, other: Place): boolean => one.section < other.section || (one.section === other.section && one.at < other.at)

type Places = ReadonlyMap<string, Place & { field: FieldDesign }>

const toPlaces = ({ sections }: FormDesign): Places => new Map(sections.flatMap(({ fields }, section) => fields.map((field, at) => [field.id, { section, at, field }] as const)))

function checkField(field: FieldDesign, path: string, wrong: Wrong): void {
  const name = `「${field.title}」`
  if (field.title.trim() === '') wrong(`${path}/title`, '请填写问题。')
  if (isChoiceKind(field.kind)) checkOptions(field, path, wrong)
  if (isTextKind(field.kind)) {
    const { minLength, maxLength } = field
    if (maxLength === null || !Number.isInteger(maxLength) || maxLength < 1 || maxLength > LONGEST_TEXT) wrong(`${path}/maxLength`, `${name}的最多字数应为 1 到 ${LONGEST_TEXT} 的整数。`)
    else if (minLength !== null && (!Number.isInteger(minLength) || minLength > maxLength)) wrong(`${path}/minLength`, `${name}的最少字数应为整数，且不多于最多字数 ${maxLength}。`)
  }
  if (field.kind === 'number' || field.kind === 'money') {
    const { minimum, maximum, decimals } = field
    const most = field.kind === 'money' ? MOST_YUAN : Number.MAX_SAFE_INTEGER
    if (minimum === null || maximum === null) wrong(`${path}/${minimum === null ? 'minimum' : 'maximum'}`, `请填写${name}的最小值和最大值。`)
    else if (minimum > maximum) wrong(`${path}/minimum`, `${name}的最小值 ${minimum} 大于最大值 ${maximum}，怎么填都通不过，请改正。`)
    else if (Math.max(Math.abs(minimum), Math.abs(maximum)) > most) wrong(`${path}/maximum`, `${name}的最大值太大，请不要超过 ${most}。`)
    if (field.kind === 'number' && ![0, 1, 2].includes(decimals ?? 0)) wrong(`${path}/decimals`, `${name}的小数位数应为 0、1 或 2。`)
  }
  if (field.kind === 'statement' && (field.tick ?? '').trim() === '') wrong(`${path}/tick`, `请写明${name}要申请人同意什么。`)
}

function checkOptions({ title, options }: FieldDesign, path: string, wrong: Wrong): void {
  if (options.length < 2) wrong(`${path}/options`, `「${title}」至少要有两个选项。`)
  options.forEach((option, index) => {
    if (option.title.trim() === '') wrong(`${path}/options/${index}/title`, `「${title}」的第 ${index + 1} 个选项是空的，请填写或删去。`)
    else if (options.findIndex((each) => each.title.trim() === option.title.trim()) < index) wrong(`${path}/options/${index}/title`, `「${title}」的选项「${option.title}」写了两次，请删去一个。`)
    if (!/^[A-Za-z0-9]{1,40}$/.test(option.id) || options.findIndex(({ id }) => id === option.id) < index) wrong(`${path}/options/${index}/id`, `「${title}」的选项「${option.title}」的编号 ${option.id} 重复或不能用，请删去后重新添加。`)
  })
}

/** What decides is asked before what it decides, so no circle can close. */
function checkConditions(conditions: readonly DesignCondition[], path: string, name: string, here: Place, places: Places, wrong: Wrong): void {
  if (conditions.length > MOST_CONDITIONS) wrong(path, `${name}的显示条件最多 ${MOST_CONDITIONS} 个，请精简。`)
  conditions.forEach((condition, index) => {
    const place = places.get(condition.field)
    if (place === undefined) return wrong(`${path}/${index}/field`, `${name}的显示条件所看的问题（${condition.field || '未选'}）不在表中，请重新选择或删去这个条件。`)
    const deciding = place.field.title
    if (conditions.findIndex(({ field }) => field === condition.field) < index) return wrong(`${path}/${index}/field`, `${name}的显示条件里「${deciding}」写了两次，请合并。`)
    const options = decidingOptions(place.field)
    if (options.length === 0) return wrong(`${path}/${index}/field`, `${name}的显示条件看的是「${deciding}」，只有单选、下拉和是否能作条件，请另选。`)
    if (!isBefore(place, here)) return wrong(`${path}/${index}/field`, `${name}看「${deciding}」的回答才显示，「${deciding}」应排在它前面。`)
    if (condition.values.length === 0) return wrong(`${path}/${index}/values`, `请选择「${deciding}」回答什么时显示${name}。`)
    const gone = condition.values.filter((value) => !options.some(({ id }) => id === value))
    if (gone.length > 0) wrong(`${path}/${index}/values`, `${name}的显示条件等着「${deciding}」回答 ${gone.join('、')}，已没有这个选项，请重新选择。`)
  })
}

function checkTwice(field: FieldDesign, section: SectionDesign, path: string, wrong: Wrong): void {
  const twice = field.askedWhen.findIndex((condition) => section.askedWhen.some((each) => each.field === condition.field))
  if (twice >= 0) wrong(`${path}/askedWhen/${twice}/field`, `「${field.title}」的显示条件与整页的显示条件看的是同一个问题，请只留一处。`)
}
