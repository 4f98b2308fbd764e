import type { FormField } from '../../../src/platform/forms/form-fields.ts'
import { CommandDrawer, textOf, type Values } from '../catalogue/command-drawer.tsx'
import { toDay } from '../catalogue/typed-day.ts'
import { changeWindow, type Choices, type Hall, type HallWindow, openWindow, type WindowBody } from './hall-calls.ts'
import { TakesPicker } from './takes-picker.tsx'

interface WindowDrawerProps {
  hall: Hall
  choices: Choices
  /** Nothing: a new one. */
  window: HallWindow | undefined
  onDone: (words: string) => void
  onStale: () => void
  onClose: () => void
}

/** 设立、修改窗口: kind, field and what it takes in; who sits there is the rota's. */
export function WindowDrawer({ hall, choices, window, onDone, onStale, onClose }: WindowDrawerProps) {
  const no = (values: Values) => window?.no ?? textOf(values, 'no').padStart(3, '0')
  return (
    <CommandDrawer
      draft={`window:${hall.id}:${window?.no ?? 'new'}`}
      title={window ? `修改 ${window.no} 号窗口` : '设立窗口'}
      submitLabel={window ? '保存' : '设立窗口'}
      explain={`保存后，取号、叫号和门户的“找我的窗口”马上照这里办。${window ? '窗口号不能改：评价和记录用它。' : ''}`}
      fields={(values) => fieldsOf(values, choices, window)}
      initial={window ? initialOf(window) : { no: nextNo(hall), kind: 'general', field: 'undifferentiated', takes: 'everything' }}
      after={(typing) => textOf(typing.values, 'takes') === 'named' && <TakesPicker typing={typing} region={hall.region} departments={choices.departments} />}
      send={(values, key) => (window ? changeWindow(hall.id, window.no, hall.version, toBody(values), key) : openWindow(hall.id, hall.version, { no: no(values), ...toBody(values) }, key))}
      onDone={() => onDone(window ? `已修改 ${window.no} 号窗口。` : '已设立窗口。')}
      onStale={onStale}
      onClose={onClose}
    />
  )
}

const nextNo = ({ windows }: Hall): string => String(Math.max(0, ...windows.map(({ no }) => Number(no))) + 1).padStart(3, '0')

function fieldsOf(values: Values, { windowKinds, fields }: Choices, window: HallWindow | undefined): FormField[] {
  const isGeneral = textOf(values, 'kind') === 'general'
  return [
    ...(window ? [] : [{ name: 'no', kind: 'text' as const, label: '窗口号', required: true, maxLength: 3, inputMode: 'numeric' as const, hint: '三位数字，如 037。' }]),
    { name: 'name', kind: 'text', label: '窗口名称', required: true, maxLength: 30 },
    { name: 'kind', kind: 'select', label: '窗口种类', required: true, options: windowKinds },
    ...(isGeneral ? [{ name: 'field', kind: 'radio' as const, label: '领域', required: true, options: fields }] : []),
    { name: 'serves', kind: 'text', label: '服务内容（给群众看）', required: false, maxLength: 200, hint: '几项之间用顿号，如：复印、打印、邮寄。' },
    { name: 'from', kind: 'date', label: '启用日期', required: false, hint: '不填为已经在用。' },
    { name: 'until', kind: 'date', label: '停用日期', required: false, hint: '不填为一直用。' },
    { name: 'takes', kind: 'radio', label: '受理哪些申请', required: true, options: [{ value: 'everything', label: '大厅的全部事项' }, { value: 'named', label: '只受理指定的部门或事项' }, ...(isGeneral ? [] : [{ value: 'nothing', label: '不受理申请' }])] },
  ]
}

const initialOf = ({ name, kind, field, serves, from, until, takes }: HallWindow): Values => ({
  name, kind, field: field ?? '', serves: serves.join('、'), from: from ?? '', until: until ?? '',
  takes: takes.everything ? 'everything' : takes.items.length + takes.authorities.length > 0 ? 'named' : 'nothing',
  authorities: takes.authorities.map(({ id }) => id), items: takes.items,
})

const listOf = (values: Values, name: string): string[] => [values[name] ?? []].flat().filter((each) => each !== '')

function toBody(values: Values): WindowBody {
  const isNamed = textOf(values, 'takes') === 'named'
  const kind = textOf(values, 'kind') as WindowBody['kind']
  return {
    name: textOf(values, 'name'), kind,
    field: kind === 'general' ? ((textOf(values, 'field') || null) as WindowBody['field']) : null,
    serves: textOf(values, 'serves').split(/[、,，]/).map((each) => each.trim()).filter(Boolean),
    takes: { everything: textOf(values, 'takes') === 'everything', items: isNamed ? listOf(values, 'items') : [], authorities: isNamed ? listOf(values, 'authorities') : [] },
    from: toDay(textOf(values, 'from')) || null, until: toDay(textOf(values, 'until')) || null,
  }
}
