import { Button } from 'antd'
import { Mark } from '../../kit/mark.tsx'
import { toColumnDay } from '../../kit/dates.ts'
import type { Appointment } from './appointment-calls.ts'

export type AppointmentVerb = 'arrive' | 'change' | 'cancel'

interface AppointmentRowsProps {
  caption: string
  rows: readonly Appointment[]
  /** Of several days: the day is said too. */
  withDay?: boolean
  isBusy: boolean
  onAct: (verb: AppointmentVerb, appointment: Appointment) => void
}

const TONES = { booked: 'calm', arrived: 'info', cancelled: 'plain', missed: 'near' } as const

/** Visits by time: who comes, what for, and the next step. */
export const AppointmentRows = ({ caption, rows, withDay = false, isBusy, onAct }: AppointmentRowsProps) => (
  <table className="rows">
    <caption className="hidden-visually">{caption}</caption>
    <thead><tr><th scope="col">时段</th><th scope="col">办事人</th><th scope="col">办什么</th><th scope="col">预约号</th><th scope="col">状态</th><th scope="col">处理</th></tr></thead>
    <tbody>
      {rows.map((row) => (
        <tr key={row.id}>
          <td className="tabular whole">{withDay && <div>{toColumnDay(row.day)}</div>}<strong>{row.time}</strong></td>
          <td data-label="办事人">{row.person.name}<div className="row-note tabular">{row.person.identityMasked}</div></td>
          <td className="wide" data-label="办什么">{row.item?.name ?? row.line.name}<div className="row-note">{withDay ? row.hall.name : row.line.name}，{row.sourceName}</div></td>
          <td className="tabular" data-label="预约号">{row.number}</td>
          <td data-label="状态"><Mark tone={TONES[row.state]}>{row.stateName}</Mark>{row.ticket && <div className="row-note tabular">{row.ticket.number}</div>}</td>
          <td><RowActs row={row} isBusy={isBusy} onAct={onAct} /></td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** What cannot be done is not offered, unless its reason says something new. */
function RowActs({ row, isBusy, onAct }: { row: Appointment } & Pick<AppointmentRowsProps, 'isBusy' | 'onAct'>) {
  const open = row.allowedActions.filter(({ allowed }) => allowed)
  if (row.state !== 'booked') return null
  if (open.length === 0) return <span className="quiet">{row.allowedActions[0]?.reason}</span>
  return (
    <div className="row-acts">
      {(['arrive', 'change', 'cancel'] as const).map((verb) => {
        const action = open.find((each) => each.verb === verb)
        return action && <Button key={verb} size="small" type={verb === 'arrive' ? 'primary' : 'default'} disabled={isBusy} onClick={() => onAct(verb, row)}>{action.name}<span className="hidden-visually">：{row.person.name} {row.time}</span></Button>
      })}
    </div>
  )
}
