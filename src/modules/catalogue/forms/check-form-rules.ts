import type { FieldDesign, FormDesign } from '../../../platform/forms/form-design.ts'
import { type DesignProblem, designProblems } from '../../../platform/forms/form-design-rules.ts'
import { findFormProblem } from '../checks/trial-form.ts'
import { composedForm } from './composed-form.ts'
import { formBlocks } from './form-blocks.ts'
import { createFormFormats } from './form-formats.ts'
import type { ApplicantKind } from './default-form.ts'
import { formInCode } from './form-in-code.ts'

/** Where a form asks for the number of whoever applies; the platform compares it with the account that submits. A licensed business gives its code as `businessUscc`. */
const IDENTIFYING = [['applicantIdentityNumber'], ['enterpriseUscc', 'businessUscc']]
/** Who applies for what does not exist yet (a company to be founded) is known by the person who acts. */
const ACTING = ['agentIdentityNumber']
const DECLARATION = 'truthStatement'

/** What stands together: half of it would leave the platform with a number of unknown kind, or a person without a name. */
const WHOLE: readonly { title: string; names: readonly string[] }[] = [
  { title: '个人申请人', names: ['applicantName', 'applicantIdentityKind', 'applicantIdentityNumber', 'applicantPhone'] },
  { title: '企业申请人', names: ['enterpriseName', 'enterpriseUscc'] },
  { title: '代办', names: ['agentName', 'agentIdentityKind', 'agentIdentityNumber', 'agentPhone'] },
  { title: '联系方式', names: ['contactName', 'contactPhone'] },
  { title: '邮寄地址', names: ['recipientName', 'recipientPhone', 'recipientAddress'] },
]

/** The questions the platform itself reads, by name. */
const sharedFields: ReadonlyMap<string, FieldDesign> = new Map(formBlocks.flatMap(({ sections }) => sections.flatMap(({ fields }) => fields.map((field) => [field.id, field] as const))))

/** Whose number it is is judged when somebody types it; on trial is only the form. The day is one on which every sample has passed. */
const anyCode = () => ({ valid: true }) as const
const trialFormats = createFormFormats({ identityNumber: anyCode, uscc: anyCode, today: () => '2035-12-31' })

/**
 * What keeps a designed form from being published: mistakes of the design, questions the platform needs and does not find
 * whole, and a form that no answer satisfies. Paths are from the form on; empty when it is sound.
 */
export function checkForm(itemCode: string, design: FormDesign, applicants: ApplicantKind): DesignProblem[] {
  const problems = [...designProblems(design), ...sharedProblems(itemCode, design, applicants)]
  if (problems.length > 0) return problems
  const unfillable = findFormProblem(composedForm(itemCode, design), trialFormats)
  return unfillable === null ? [] : [{ path: 'sections', message: `申请表怎么填都提交不了：${unfillable}` }]
}

function sharedProblems(itemCode: string, design: FormDesign, applicants: ApplicantKind): DesignProblem[] {
  const problems: DesignProblem[] = []
  const wrong = (path: string, message: string) => void problems.push({ path, message })
  const here = new Map(design.sections.flatMap(({ fields }, section) => fields.map((field, at) => [field.id, { field, path: `sections/${section}/fields/${at}` }] as const)))

  // What the form in code asks of who applies, a designed one asks too.
  const asked = formInCode(itemCode, applicants).schema.properties
  const isAsked = (names: readonly string[]) => names.some((name) => Object.hasOwn(asked, name))
  const needed = IDENTIFYING.some(isAsked) ? IDENTIFYING.filter(isAsked) : [ACTING]
  for (const names of needed) {
    if (!names.some((name) => here.has(name))) wrong('sections', `申请表要问「${sharedFields.get(names[0]!)!.title}」，平台据此核对是谁在申请，请添加${blockWith(names[0]!)}。`)
  }
  const declared = here.get(DECLARATION)
  if (!declared) wrong('sections', `申请表要有申请人声明（行政许可法第三十一条），请添加现成的「声明」。`)
  else if (declared.field.kind !== 'statement' || !declared.field.isRequired || declared.field.askedWhen.length > 0) wrong(`${declared.path}/isRequired`, '申请人声明人人都要勾选，请设为必填，不要加显示条件。')

  for (const { title, names } of WHOLE) {
    const missing = names.filter((name) => !here.has(name))
    if (missing.length === 0 || missing.length === names.length) continue
    const present = here.get(names.find((name) => here.has(name))!)!
    wrong(present.path, `现成的「${title}」要成套：还缺${missing.map((name) => `「${sharedFields.get(name)!.title}」`).join('、')}，请整套重新添加，或整套删去。`)
  }
  for (const [name, { field, path }] of here) {
    const shared = sharedFields.get(name)
    if (!shared) continue
    const gone = shared.options.filter(({ id }) => !field.options.some((option) => option.id === id))
    if (field.kind !== shared.kind && !(isListed(field) && isListed(shared))) wrong(`${path}/kind`, `「${field.title}」由平台自动带出和核对，题型应为原来的，请不要改。`)
    else if (field.format !== shared.format) wrong(`${path}/format`, `「${field.title}」由平台核对，写法请不要改。`)
    else if (name.endsWith('IdentityKind') && gone.length > 0) wrong(`${path}/options`, `「${field.title}」缺少${gone.map(({ title }) => title).join('、')}，持这些证件的人就不能申请了，请加回来。`)
    else if (name.endsWith('IdentityNumber') && field.formatWhen.length === 0) wrong(`${path}/formatWhen`, `「${field.title}」要按证件类型核对，请整套重新添加。`)
  }
  return problems
}

const isListed = ({ kind }: FieldDesign): boolean => kind === 'radio' || kind === 'select'

function blockWith(name: string): string {
  const block = formBlocks.find(({ sections }) => sections.some(({ fields }) => fields.some(({ id }) => id === name)))
  return block ? `现成的「${block.title}」` : '它'
}
