import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Mark } from '../../../kit/mark.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { moveFocus, useShortcuts } from '../../../kit/shortcuts.ts'
import { Empty, Loading } from '../../../kit/states.tsx'
import { NotRead } from '../../catalogue/query-states.tsx'
import { HallPage } from '../../office/chosen-hall.tsx'
import { type Line, type LineList, linesKey, useLines } from './line-calls.ts'
import { LineDrawer } from './line-drawer.tsx'

/** 排队业务: what people stand in line for in a hall, and which windows call them. */
export function LinesPage() {
  return <HallPage title="排队业务">{(hallId) => <Lines key={hallId} hallId={hallId} />}</HallPage>
}

function Lines({ hallId }: { hallId: string }) {
  const list = useLines(hallId)
  const queries = useQueryClient()
  const [setting, begin] = useState<Line | 'new' | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  const change = list.data?.allowedActions.find(({ verb }) => verb === 'change')
  const mayChange = change?.allowed ?? false
  useShortcuts({ n: mayChange ? () => begin('new') : undefined, j: () => moveFocus('.rows .row-button', 1), k: () => moveFocus('.rows .row-button', -1) })
  if (list.isPending) return <div className="panel"><Loading lines={8} what="排队业务" /></div>
  if (list.isError) return <div className="panel"><NotRead error={list.error} onRetry={() => void list.refetch()} /></div>
  const view = list.data
  const reread = () => void queries.invalidateQueries({ queryKey: linesKey })
  return (
    <div className="stack">
      {done && <p className="note-line good" role="status">{done}</p>}
      {view.faults.map((fault) => <p key={fault} className="note-line near">{fault}</p>)}
      <div className="panel">
        <p className="list-count">{view.rows.length} 个业务，{view.rows.filter(({ isOpen }) => isOpen).length} 个开放取号。没有设置的按窗口种类自动分业务。{mayChange ? <>　<Button size="small" type="primary" aria-keyshortcuts="n" onClick={() => begin('new')}>增加排队业务</Button></> : change?.reason}</p>
        {view.rows.length === 0 ? <Empty title="还没有排队业务">大厅设立窗口以后，按窗口种类自动有业务。</Empty> : <LineTable rows={view.rows} onSet={mayChange ? begin : undefined} />}
      </div>
      <Panel title="对所有业务都一样的规定">
        <dl className="facts">{view.rules.map(({ name, value }) => <div key={name} style={{ display: 'contents' }}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
        <p className="quiet">由系统管理员在“本地规定”里按日期设置。</p>
      </Panel>
      {setting && (
        <LineDrawer
          hallId={hallId} view={view} line={setting === 'new' ? undefined : setting} onStale={reread} onClose={() => begin(undefined)}
          onDone={(words) => { begin(undefined); setDone(words); reread() }}
        />
      )}
    </div>
  )
}

function LineTable({ rows, onSet }: { rows: LineList['rows']; onSet: ((line: Line) => void) | undefined }) {
  return (
    <table className="rows">
      <caption className="hidden-visually">排队业务：什么事到这里排队，哪些窗口叫号</caption>
      <thead><tr><th scope="col">业务</th><th scope="col">什么事</th><th scope="col">窗口</th><th scope="col" className="number">一般办理</th>{onSet && <th scope="col">处理</th>}</tr></thead>
      <tbody>
        {rows.map((line) => (
          <tr key={line.letter}>
            <td className="wide"><strong className="tabular">{line.letter}</strong>　<strong>{line.name}</strong>{!line.isOpen && <>　<Mark tone="plain">暂不取号</Mark></>}{line.fault !== null && <div className="field-error">{line.fault}</div>}</td>
            <td className="wide">{mattersOf(line)}</td>
            <td className="wide">{windowsOf(line)}<div className="row-note">{line.calling.length > 0 ? `正在叫号：${line.calling.join('、')}` : '现在没有窗口叫号'}</div></td>
            <td className="number" data-label="一般办理">{line.expectedMinutes} 分钟</td>
            {onSet && <td className="wide"><Button className="row-button" size="small" onClick={() => onSet(line)}>设置<span className="hidden-visually">：{line.letter} {line.name}</span></Button></td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Names that are listed before they are only counted. */
const NAMES_SHOWN = 4

function shortList(names: readonly string[], unit: string): string {
  return names.length <= NAMES_SHOWN ? names.join('、') : `${names.slice(0, NAMES_SHOWN).join('、')}等 ${names.length} ${unit}`
}

function mattersOf({ takesRest, authorityNames, itemNames }: Line): string {
  const parts = [shortList(authorityNames, '个部门的事项'), shortList(itemNames, '个事项'), takesRest ? '其他业务没有写的事项' : ''].filter(Boolean)
  return parts.join('；') || '群众自己选这个业务'
}

function windowsOf({ kindNames, windowNos, windows }: Line): string {
  if (windows.length === 0) return '没有窗口'
  const named = shortList(windowNos.map((no) => `${Number(no)} 号`), '个窗口')
  return kindNames.length === 0 ? named : `${[shortList(kindNames, '种窗口'), named].filter(Boolean).join('，另外 ')}（共 ${windows.length} 个）`
}
