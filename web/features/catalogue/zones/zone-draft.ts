import type { FormField } from '../../../../src/platform/forms/form-fields.ts'
import type { TypedValue } from '../../../kit/form-fields.tsx'
import { toDay } from '../typed-day.ts'
import type { Zone, ZoneContent } from './zone-calls.ts'

export interface ZoneItem {
  code: string
  name: string
}

/** A zone while it is written: everything as it is typed. */
export interface ZoneDraft {
  values: Readonly<Record<string, TypedValue>>
  items: readonly ZoneItem[]
}

/** Between two zones there is room for nine more. */
const POSITION_STEP = 10

/** What a new zone begins with: behind all others, from today on. */
export const toNewDraft = (zones: readonly Pick<Zone, 'position'>[], today: string): ZoneDraft => ({
  values: { kind: 'topic', audience: 'persons', position: String(Math.min(1000, Math.max(0, ...zones.map(({ position }) => position)) + POSITION_STEP)), fromDay: today },
  items: [],
})

/** @param nameOf the name of an item; its code where there is none any more */
export const toDraft = ({ kind, audience, title, introduction, position, fromDay, untilDay, itemCodes }: ZoneContent, nameOf: (code: string) => string): ZoneDraft => ({
  values: { kind, audience, title, introduction, position: String(position), fromDay, untilDay: untilDay ?? '' },
  items: itemCodes.map((code) => ({ code, name: nameOf(code) })),
})

const text = ({ values }: ZoneDraft, name: string): string => String(values[name] ?? '').trim()

/** As it is sent. What was typed wrongly goes along: the server says what is wrong and where. */
export function toContent(draft: ZoneDraft): ZoneContent {
  const position = text(draft, 'position')
  return {
    kind: text(draft, 'kind') as ZoneContent['kind'],
    audience: text(draft, 'audience') as ZoneContent['audience'],
    title: text(draft, 'title'),
    introduction: text(draft, 'introduction'),
    position: /^\d+$/.test(position) ? Number(position) : (position as unknown as number),
    fromDay: toDay(text(draft, 'fromDay')),
    untilDay: toDay(text(draft, 'untilDay')) || null,
    itemCodes: draft.items.map(({ code }) => code),
  }
}

const ID: FormField = { name: 'id', kind: 'text', label: '网址名', required: true, maxLength: 50, hint: '小写英文字母、数字和连字符，如 night-market；建好后不变。县（市、区）的专区与市级专区同名时，在本地区代替市级的。' }

const FIELDS: readonly FormField[] = [
  { name: 'title', kind: 'text', label: '名称', required: true, maxLength: 40, hint: '群众看得懂的说法，如 开饭馆、新生儿出生。' },
  { name: 'introduction', kind: 'textarea', label: '一句话介绍', required: true, maxLength: 200 },
  { name: 'kind', kind: 'radio', label: '专区类型', required: true, options: [{ value: 'topic', label: '热点服务' }, { value: 'lifeStage', label: '全生命周期（人或企业的一个阶段）' }] },
  { name: 'audience', kind: 'radio', label: '服务对象', required: true, options: [{ value: 'persons', label: '个人' }, { value: 'enterprises', label: '企业' }] },
  { name: 'fromDay', kind: 'date', label: '开始日期', required: true },
  { name: 'untilDay', kind: 'date', label: '结束日期', required: false, hint: '当天仍展示；不填就一直展示。' },
  { name: 'position', kind: 'number', label: '次序', required: true, inputMode: 'numeric', hint: '0 到 1000，小的在前。' },
]

export const fieldsOf = (isNew: boolean): FormField[] => (isNew ? [ID, ...FIELDS] : [...FIELDS])

/** What is not yet filled in, in the words of its field. */
export function findMissing(draft: ZoneDraft, isNew: boolean): { pointer: string; message: string }[] {
  const missing = fieldsOf(isNew).filter(({ name, required }) => required && text(draft, name) === '').map(({ name, label, kind }) => ({ pointer: `/${name}`, message: `请${kind === 'radio' ? '选择' : '填写'}${label}。` }))
  return draft.items.length > 0 ? missing : [...missing, { pointer: '/itemCodes', message: '请至少选一个事项。' }]
}

/** Where people find it on the portal. */
export function groupOf(draft: ZoneDraft): string {
  if (text(draft, 'kind') === 'topic') return '热点服务专区'
  return text(draft, 'audience') === 'enterprises' ? '企业的一生' : '个人的一生'
}
