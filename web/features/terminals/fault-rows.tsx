import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { consolePaths } from '../../client/paths.ts'
import { toMinuteWords, toShortDay } from '../../kit/dates.ts'
import { Mark } from '../../kit/mark.tsx'
import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import { FAULT_TONES } from './device-words.ts'
import { assignFault, closeFault, type FaultView, repairFault } from './terminal-calls.ts'

interface FaultRowsProps {
  faults: readonly FaultView[]
  region: string
  /** All of one device: its number is said already. */
  isOfOne?: boolean
  onDone: (words: string) => void
  onStale: () => void
}

/** Faults with what may be done about each: assigned, repaired, closed. */
export function FaultRows({ faults, region, isOfOne = false, onDone, onStale }: FaultRowsProps) {
  const [doing, setDoing] = useState<{ verb: string; fault: FaultView } | undefined>(undefined)
  const ends = { onStale, onClose: () => setDoing(undefined) }
  const finish = (words: string) => {
    setDoing(undefined)
    onDone(words)
  }
  const fault = doing?.fault
  return (
    <>
      <table className="rows">
        <caption className="hidden-visually">故障和修复</caption>
        <thead><tr>{!isOfOne && <th scope="col">设备</th>}<th scope="col">问题</th><th scope="col">状态</th><th scope="col">期限</th><th scope="col">处理</th></tr></thead>
        <tbody>
          {faults.map((each) => (
            <tr key={each.id}>
              {!isOfOne && <td className="wide"><Link className="row-link tabular" to={consolePaths.device(each.deviceId, { region })}>{each.number}</Link> {each.kindName}<div className="row-note">{each.placeName}</div></td>}
              <td className="wide">{each.what}<div className="row-note">{each.sourceName}{each.reporter && ` ${each.reporter}`} {toMinuteWords(each.reportedAt)}{each.assignee && `；派给${each.assignee}`}{each.repairedHow && `；${each.repairedHow}`}</div></td>
              <td className="whole"><Mark tone={FAULT_TONES[each.state]}>{each.stateName}</Mark></td>
              <td className="whole" data-label="期限">{toShortDay(each.dueOn)}{each.isLate && <> <Mark tone="over">超期</Mark></>}</td>
              <td className="whole">{each.allowedActions.filter(({ allowed }) => allowed).map(({ verb, name }) => <Button key={verb} size="small" style={{ marginRight: 6 }} onClick={() => setDoing({ verb, fault: each })}>{name}<span className="hidden-visually">：{each.number}{each.what}</span></Button>)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {fault && doing.verb === 'assign' && <CommandDrawer draft={`assign:${fault.id}`} title={`派修：${fault.number}`} submitLabel="派修" explain={fault.what} fields={() => [{ name: 'assignee', kind: 'text', label: '派给谁维修', required: true, maxLength: 60, hint: '运维公司或维修人员。' }]} initial={{ assignee: fault.assignee ?? '' }} send={(values, key) => assignFault(fault, region, textOf(values, 'assignee'), key)} onDone={() => finish('已派修。')} {...ends} />}
      {fault && doing.verb === 'repair' && <CommandDrawer draft={`repair:${fault.id}`} title={`登记修复：${fault.number}`} submitLabel="登记" explain={fault.what} fields={() => [{ name: 'how', kind: 'textarea', label: '怎么修好的', required: true, maxLength: 300 }]} send={(values, key) => repairFault(fault, region, textOf(values, 'how'), key)} onDone={() => finish('已登记修复，请验收后办结。')} {...ends} />}
      {fault && doing.verb === 'close' && <CommandDrawer draft={`close:${fault.id}`} title={`验收办结：${fault.number}`} submitLabel="办结" explain={`“${fault.what}”：${fault.repairedHow ?? ''}。请确认设备已经正常。`} send={(_, key) => closeFault(fault, region, key)} onDone={() => finish('已办结。')} {...ends} />}
    </>
  )
}
