import { toDayWords } from '../../kit/dates.ts'
import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import { type Appointment, bookFor, cancelFor, changeFor, type Slot, slotTime } from './appointment-calls.ts'

interface DrawerProps {
  onDone: (appointment: Appointment) => void
  onStale: () => void
  onClose: () => void
}

/** Who comes, by what their document says. */
export const BookDrawer = ({ hall, line, slot, ...events }: DrawerProps & { hall: { id: string; name: string }; line: { letter: string; name: string }; slot: Slot }) => (
  <CommandDrawer
    draft="book-appointment" title="代为预约" submitLabel="预约"
    explain={<><p>{hall.name}，{line.name}，<strong>{toDayWords(slot.slot.slice(0, 10))} {slotTime(slot)}</strong>。</p><p className="quiet">实名预约：请按身份证填写，当天本人带身份证到场。</p></>}
    fields={() => [
      { name: 'person/name', kind: 'text', label: '姓名', required: true, maxLength: 100 },
      { name: 'person/identityNumber', kind: 'identityNumber', label: '身份证号码', required: true },
      { name: 'person/phone', kind: 'phone', label: '手机号码', required: false, hint: '第一次来办事的填写，用来发提醒短信。' },
    ]}
    send={(values, key) => bookFor({ hall: hall.id, line: line.letter, slot: slot.slot, person: { name: textOf(values, 'person/name'), identityNumber: textOf(values, 'person/identityNumber'), ...(textOf(values, 'person/phone') ? { phone: textOf(values, 'person/phone') } : {}) } }, key)}
    {...events}
  />
)

export const ChangeDrawer = ({ appointment, slot, ...events }: DrawerProps & { appointment: Appointment; slot: Slot }) => (
  <CommandDrawer
    draft={`change-appointment:${appointment.id}`} title="改期" submitLabel="确认改期"
    explain={<p>{appointment.person.name}的预约从 {toDayWords(appointment.day)} {appointment.time} 改到 <strong>{toDayWords(slot.slot.slice(0, 10))} {slotTime(slot)}</strong>。换到新的时段以后，才让出原来的。</p>}
    send={(_, key) => changeFor(appointment, slot.slot, key)} {...events}
  />
)

export const CancelDrawer = ({ appointment, ...events }: DrawerProps & { appointment: Appointment }) => (
  <CommandDrawer
    draft={`cancel-appointment:${appointment.id}`} title="取消预约" submitLabel="取消预约" isDangerous
    explain={<p>请先和办事人核对：{appointment.person.name}，{toDayWords(appointment.day)} {appointment.time}，{appointment.item?.name ?? appointment.line.name}。取消后这个号让给别人，办事人会收到消息。</p>}
    send={(_, key) => cancelFor(appointment, key)} {...events}
  />
)
