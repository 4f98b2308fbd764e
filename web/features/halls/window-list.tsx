import { Button } from 'antd'
import { useState } from 'react'
import { Mark } from '../../kit/mark.tsx'
import { useShortcuts } from '../../kit/shortcuts.ts'
import { Empty } from '../../kit/states.tsx'
import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import { toDay } from '../catalogue/typed-day.ts'
import { closeWindow, type Hall, type HallWindow } from './hall-calls.ts'
import type { PartProps } from './hall-calls.ts'
import { WindowDrawer } from './window-drawer.tsx'

type Doing = { verb: 'open' } | { verb: 'change' | 'close'; window: HallWindow }

/** 窗口 of a hall by number: what each takes in, and since when. */
export function WindowList({ sheet, mayChange, onDone, onStale }: PartProps) {
  const { hall, choices } = sheet
  const [doing, begin] = useState<Doing | undefined>(undefined)
  const finish = (words: string) => { begin(undefined); onDone(words) }
  useShortcuts({ n: mayChange ? () => begin({ verb: 'open' }) : undefined })
  const inService = hall.windows.filter(({ isInService }) => isInService).length
  return (
    <>
      <p className="list-count" role="status">{hall.windows.length} 个窗口，{inService} 个在服务。{mayChange && <>　<Button size="small" type="primary" aria-keyshortcuts="n" onClick={() => begin({ verb: 'open' })}>设立窗口</Button></>}</p>
      {hall.windows.length === 0 ? <Empty title="还没有窗口">设立窗口后，叫号、预约和门户的“找我的窗口”才有地方可去。</Empty> : (
        <table className="rows">
          <caption className="hidden-visually">{hall.name}的窗口</caption>
          <thead><tr><th scope="col">窗口</th><th scope="col">种类</th><th scope="col">受理范围</th><th scope="col">服务期间</th>{mayChange && <th scope="col">处理</th>}</tr></thead>
          <tbody>
            {hall.windows.map((window) => (
              <tr key={window.no}>
                <td><strong className="tabular">{window.no}</strong>　{window.name}</td>
                <td>{window.kindName}{window.fieldName && <div className="row-note">{window.fieldName}</div>}</td>
                <td className="wide">{takesInWords(window)}{window.serves.length > 0 && <div className="row-note">{window.serves.join('、')}</div>}</td>
                <td>{termOf(window)}</td>
                {mayChange && (
                  <td className="wide">
                    <Button size="small" onClick={() => begin({ verb: 'change', window })}>修改<span className="hidden-visually">：{window.no} 号</span></Button>{' '}
                    {window.until === null && <Button size="small" onClick={() => begin({ verb: 'close', window })}>停用<span className="hidden-visually">：{window.no} 号</span></Button>}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {doing?.verb === 'close' ? <CloseWindow hall={hall} window={doing.window} onDone={finish} onStale={onStale} onClose={() => begin(undefined)} />
        : doing ? <WindowDrawer hall={hall} choices={choices} window={doing.verb === 'change' ? doing.window : undefined} onDone={finish} onStale={onStale} onClose={() => begin(undefined)} /> : null}
    </>
  )
}

function takesInWords({ takes: { everything, items, authorities } }: HallWindow): string {
  if (everything) return '大厅的全部事项'
  const parts = [authorities.length > 0 ? authorities.map(({ name }) => name).join('、') : '', items.length > 0 ? `指定的 ${items.length} 个事项` : ''].filter(Boolean)
  return parts.join('；') || '不受理申请'
}

function termOf({ from, until, isInService }: HallWindow) {
  if (isInService) return until === null ? '在服务' : <>服务到 {until}</>
  return <Mark tone="plain">{from !== null && until === null ? `${from} 启用` : `已于 ${until ?? ''} 停用`}</Mark>
}

function CloseWindow({ hall, window, onDone, onStale, onClose }: { hall: Hall; window: HallWindow; onDone: (words: string) => void; onStale: () => void; onClose: () => void }) {
  return (
    <CommandDrawer
      draft={`close-window:${hall.id}:${window.no}`}
      title={`停用 ${window.no} 号窗口`}
      submitLabel="停用窗口"
      isDangerous
      explain="最后服务日之后不再取号、叫号；已有的评价和记录不受影响。需要再用时，修改它的停用日期。"
      fields={() => [
        { name: 'lastDay', kind: 'date', label: '最后服务日', required: true, hint: '今天或以后，当天仍服务。' },
        { name: 'reason', kind: 'textarea', label: '停用原因', required: true, maxLength: 200 },
      ]}
      send={(values, key) => closeWindow(hall.id, window.no, hall.version, { lastDay: toDay(textOf(values, 'lastDay')), reason: textOf(values, 'reason') }, key)}
      onDone={() => onDone(`已停用 ${window.no} 号窗口。`)}
      onStale={onStale}
      onClose={onClose}
    />
  )
}
