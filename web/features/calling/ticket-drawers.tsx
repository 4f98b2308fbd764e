import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import { type Desk, type DeskTicket, takePriorityAway, transferTicket } from './calling-calls.ts'

interface DrawerProps {
  ticket: DeskTicket
  onDone: () => void
  onClose: () => void
}

/** 转窗: one place for both, because whoever transfers thinks of a place and not of its kind. */
export function TransferDrawer({ ticket, desk, onDone, onClose }: DrawerProps & { desk: Desk }) {
  const lines = desk.allLines.filter(({ letter }) => letter !== ticket.line).map(({ letter, name }) => ({ value: letter, label: `${letter}　${name}` }))
  const windows = desk.windows.filter(({ no, state, lines: served }) => state !== null && served.length > 0 && no !== ticket.windowNo).map(({ no, name, officerName }) => ({ value: no, label: `${Number(no)} 号　${name}（${officerName}）` }))
  return (
    <CommandDrawer
      draft={`transfer:${ticket.id}`} title={`转窗：${ticket.number}`} submitLabel="转窗"
      explain="转到别的业务，由办那个业务的任何窗口叫；转到一个窗口，只由那个窗口叫。号码和先后都不变，不用重新取号。"
      fields={() => [
        { name: 'to', kind: 'select', label: '转到哪里', required: true, options: [...lines, ...windows] },
        { name: 'reason', kind: 'text', label: '原因', required: true, maxLength: 200 },
      ]}
      send={(values, key) => {
        const to = textOf(values, 'to')
        return transferTicket(ticket, { ...(/^\d/.test(to) ? { windowNo: to } : { line: to }), reason: textOf(values, 'reason') }, key)
      }}
      onDone={onDone} onClose={onClose}
    />
  )
}

export const PriorityDrawer = ({ ticket, onDone, onClose }: DrawerProps) => (
  <CommandDrawer
    draft={`priority:${ticket.id}`} title={`取消优先：${ticket.number}`} submitLabel="取消优先" isDangerous
    explain={`这个号按“${ticket.priorityName}”优先。没有看到证明的，取消后按取号时间重新等待；原因会记下来。`}
    fields={() => [{ name: 'reason', kind: 'text', label: '原因', required: true, maxLength: 200 }]}
    send={(values, key) => takePriorityAway(ticket, textOf(values, 'reason'), key)} onDone={onDone} onClose={onClose}
  />
)
