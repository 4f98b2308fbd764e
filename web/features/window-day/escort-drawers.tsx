import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import { askEscort, assignEscort, cancelEscort, endEscort, type Escort, type EscortDay, useReread } from './window-day-calls.ts'

interface DrawerProps {
  hall: string
  escort: Escort
  onDone: () => void
  onStale: () => void
  onClose: () => void
}

const STAGES = [{ value: 'queueing', label: '排队取号' }, { value: 'printing', label: '打印复印' }, { value: 'handling', label: '业务办理' }]

export function AskDrawer({ hall, onDone, onClose }: Pick<DrawerProps, 'hall' | 'onDone' | 'onClose'>) {
  const reread = useReread()
  return (
    <CommandDrawer
      draft={`escort:${hall}`} title="登记陪同" submitLabel="登记" explain="有号的填号码，没有号的填称呼。同一个人一天只登记一次。" initial={{ reason: 'elder', stages: STAGES.map(({ value }) => value) }}
      fields={() => [
        { name: 'ticketNumber', kind: 'text', label: '号票号码', required: false, maxLength: 6, hint: '如 A012。' },
        { name: 'name', kind: 'text', label: '称呼', required: false, maxLength: 50, hint: '没有号的填写，如“张大爷”。' },
        { name: 'reason', kind: 'radio', label: '原因', required: true, options: [{ value: 'elder', label: '老年人' }, { value: 'disabled', label: '残疾人' }, { value: 'other', label: '其他需要' }] },
        { name: 'stages', kind: 'checkboxes', label: '陪到哪些环节', required: true, options: STAGES },
        { name: 'place', kind: 'text', label: '在哪里等', required: false, maxLength: 100, hint: '如“东门”。' },
      ]}
      send={({ stages, ...values }, key) => askEscort(hall, {
        reason: textOf(values, 'reason') as 'elder', stages: (Array.isArray(stages) ? stages : []) as ('queueing')[], place: textOf(values, 'place'),
        ...(textOf(values, 'ticketNumber') ? { ticketNumber: textOf(values, 'ticketNumber') } : {}), ...(textOf(values, 'name') ? { name: textOf(values, 'name') } : {}),
      }, key)}
      onDone={() => {
        reread()
        onDone()
      }}
      onClose={onClose}
    />
  )
}

export const AssignDrawer = ({ hall, escort, officers, ...events }: DrawerProps & { officers: EscortDay['officers'] }) => (
  <CommandDrawer
    draft={`assign:${escort.id}`} title="安排陪同的人" submitLabel="安排" explain="选大厅的同事，或写志愿者的姓名。"
    fields={(values) => [
      ...(textOf(values, 'volunteer') ? [] : [{ name: 'officer', kind: 'select' as const, label: '同事', required: true, options: officers.map(({ id, name }) => ({ value: id, label: name })) }]),
      { name: 'volunteer', kind: 'text', label: '志愿者姓名', required: false, maxLength: 50 },
    ]}
    send={(values, key) => assignEscort(hall, escort, textOf(values, 'volunteer') ? { volunteer: textOf(values, 'volunteer') } : { officer: textOf(values, 'officer') }, key)} {...events}
  />
)

export const EndDrawer = ({ hall, escort, ...events }: DrawerProps) => (
  <CommandDrawer
    draft={`end-escort:${escort.id}`} title="结束陪同" submitLabel="结束陪同" explain="都办好了，或者办事人不再需要。" fields={() => [{ name: 'note', kind: 'text', label: '情况说明', required: false, maxLength: 300 }]}
    send={(values, key) => endEscort(hall, escort, textOf(values, 'note'), key)} {...events}
  />
)

export const CancelDrawer = ({ hall, escort, ...events }: DrawerProps) => (
  <CommandDrawer
    draft={`cancel-escort:${escort.id}`} title="取消陪同" submitLabel="取消陪同" isDangerous explain="办事人说不需要了，或者没有来。" fields={() => [{ name: 'reason', kind: 'text', label: '原因', required: true, maxLength: 200 }]}
    send={(values, key) => cancelEscort(hall, escort, textOf(values, 'reason'), key)} {...events}
  />
)
