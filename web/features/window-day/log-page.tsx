import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { toMinuteWords, toShortDay } from '../../kit/dates.ts'
import { Mark } from '../../kit/mark.tsx'
import { Panel } from '../../kit/panel.tsx'
import { Empty, Loading } from '../../kit/states.tsx'
import { WideTable } from '../../kit/wide-table.tsx'
import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import { DownloadButton } from '../catalogue/download-button.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { HallPage } from '../office/chosen-hall.tsx'
import { Pager } from '../staff-end/pager.tsx'
import '../supervision/monitor/monitor.css'
import { DayField } from './day-field.tsx'
import { type DayLog, exportMonthLog, type LogEntry, strikeEntry, toYuan, useDayLog, useFilter, useMonthLog, useReread } from './window-day-calls.ts'
import './window-day.css'

/** 窗口日志: the day entry by entry, or the month by day and kind. */
export function LogPage() {
  const filter = useFilter()
  const view = filter.get('view') === 'month' ? 'month' : 'day'
  const tabs = <Segmented aria-label="看一天还是一个月" options={[{ value: 'day', label: '一天' }, { value: 'month', label: '月表' }]} value={view} onChange={(chosen) => filter.set('view', chosen === 'month' ? 'month' : undefined)} />
  return <HallPage title="窗口日志" tools={() => tabs} under={<p className="quiet">免费服务、现金和找零；只增不改，记错的冲正。</p>}>{(hall) => (view === 'month' ? <Month hall={hall} /> : <Day hall={hall} />)}</HallPage>
}

const amountOf = ({ ledger, amountFen, quantity, unit }: Pick<LogEntry, 'ledger' | 'quantity' | 'unit'> & { amountFen: number | null }): string => (ledger === 'cash' ? toYuan(amountFen ?? 0) : `${quantity} ${unit}`)

function Day({ hall }: { hall: string }) {
  const filter = useFilter()
  const what = filter.get('what')
  const list = useDayLog(hall, { ...filter.listed, ...(what ? { what } : {}) })
  const [striking, setStriking] = useState<LogEntry | undefined>(undefined)
  const reread = useReread()
  if (list.isPending) return <div className="panel"><Loading lines={8} what="窗口日志" /></div>
  if (list.isError) return <div className="panel"><NotRead error={list.error} onRetry={() => void list.refetch()} /></div>
  const { rows, next, sums, balances, day } = list.data
  const cash = balances.filter(({ fen }) => fen !== 0)
  return (
    <div className="stack">
      <section className="panel" aria-label="窗口日志">
        <div className="filters">
          <DayField id="log-day" label="日期" value={day} onChange={(chosen) => filter.set('day', chosen)} />
          <Sums sums={sums} chosen={what} onChoose={(chosen) => filter.set('what', chosen)} />
        </div>
        {cash.length > 0 && <p className="row-note panel-line">窗口现金：{cash.map(({ windowNo, fen }) => `${Number(windowNo)} 号 ${toYuan(fen)}`).join('，')}。</p>}
        {rows.length === 0 ? <Empty title="这一天还没有记录">在“叫号”里按 L 和数字，就能记一次免费服务。</Empty> : (
          <table className="rows">
            <caption className="hidden-visually">{day} 的窗口日志，新的在最前</caption>
            <thead><tr><th scope="col">内容</th><th scope="col" className="number">数量</th><th scope="col">号票和事项</th><th scope="col">窗口</th><th scope="col">登记</th><th scope="col"><span className="hidden-visually">冲正</span></th></tr></thead>
            <tbody>{rows.map((entry) => <Entry key={entry.id} entry={entry} onStrike={() => setStriking(entry)} />)}</tbody>
          </table>
        )}
        <Pager next={next} />
      </section>
      {striking && (
        <CommandDrawer
          draft={`strike:${striking.id}`} title={`冲正：${striking.whatName}`} submitLabel="冲正" isDangerous explain={`记一条相反的（${striking.whatName} ${amountOf(striking)}），原来的记录保留。`}
          fields={() => [{ name: 'reason', kind: 'text', label: '原因', required: true, maxLength: 200 }]}
          send={(values, key) => strikeEntry(hall, striking.id, textOf(values, 'reason'), key)}
          onDone={() => { setStriking(undefined); reread() }} onStale={reread} onClose={() => setStriking(undefined)}
        />
      )}
    </div>
  )
}

const Entry = ({ entry, onStrike }: { entry: LogEntry; onStrike: () => void }) => (
  <tr className={entry.isStruck || entry.isStrike ? 'struck' : ''}>
    <th scope="row" className="wide">{entry.whatName} {entry.isStrike && <Mark tone="near">冲正</Mark>}{entry.isStruck && <Mark tone="plain">已冲正</Mark>}{(entry.note || entry.visitor) && <span className="row-note">　{[entry.visitor, entry.note].filter(Boolean).join('；')}</span>}</th>
    <td className="number tabular" data-label="数量">{amountOf(entry)}</td>
    <td data-label="号票和事项">{entry.ticketNumber === null ? '没有号' : `${entry.ticketNumber}${entry.itemName ? `　${entry.itemName}` : ''}`}</td>
    <td data-label="窗口">{entry.windowNo === null ? '不在窗口' : `${Number(entry.windowNo)} 号`}</td>
    <td data-label="登记">{entry.officerName}　{toMinuteWords(entry.at)}</td>
    <td>{entry.strikeReason === null && <Button onClick={onStrike}>冲正<span className="hidden-visually">：{entry.whatName} {amountOf(entry)}</span></Button>}</td>
  </tr>
)

/** What the day came to; a press shows the entries behind it. */
const Sums = ({ sums, chosen, onChoose }: { sums: DayLog['sums']; chosen: string | undefined; onChoose: (what: string | undefined) => void }) => (
  <span className="log-sums">{sums.map((sum) => <Button key={`${sum.ledger} ${sum.what}`} aria-pressed={chosen === sum.what} type={chosen === sum.what ? 'primary' : 'default'} onClick={() => onChoose(chosen === sum.what ? undefined : sum.what)}>{sum.whatName} {amountOf(sum)}</Button>)}</span>
)

function Month({ hall }: { hall: string }) {
  const filter = useFilter()
  const table = useMonthLog(hall, filter.get('month'))
  if (table.isPending) return <div className="panel"><Loading lines={8} what="月表" /></div>
  if (table.isError) return <div className="panel"><NotRead error={table.error} onRetry={() => void table.refetch()} /></div>
  const { month, columns, days, formula } = table.data
  return (
    <Panel title={`${Number(month.slice(0, 4))} 年 ${Number(month.slice(5))} 月`} isFlush extra={<DownloadButton fileName="窗口日志.csv" get={() => exportMonthLog(hall, month)}>导出月表（CSV）</DownloadButton>}>
      <div className="filters"><DayField id="log-month" label="月份" type="month" value={month} onChange={(chosen) => filter.set('month', chosen)} /></div>
      {days.length === 0 ? <Empty title="这个月还没有记录">窗口登记以后，这里按天列出。</Empty> : (
        <WideTable label="月表">
          <table className="month-log">
            <caption className="hidden-visually">每天各类的数量；现金为元</caption>
            <thead><tr><th scope="col">日期</th>{columns.map(({ ledger, what, whatName, unit }) => <th key={`${ledger} ${what}`} scope="col" className="number">{whatName}（{ledger === 'cash' ? '元' : unit}）</th>)}</tr></thead>
            <tbody>
              {days.map(({ day, quantities, amounts }) => (
                <tr key={day}>
                  <th scope="row"><Button type="link" onClick={() => filter.set('day', day, 'view')}>{toShortDay(day)}</Button></th>
                  {columns.map(({ ledger, what }, index) => <td key={`${ledger} ${what}`} className="number tabular">{ledger === 'cash' ? (amounts[index]! / 100).toFixed(2) : quantities[index]}</td>)}
                </tr>
              ))}
              <tr><th scope="row">合计</th>{columns.map(({ ledger, what, quantity, amountFen }) => <td key={`${ledger} ${what}`} className="number tabular"><strong>{ledger === 'cash' ? (amountFen / 100).toFixed(2) : quantity}</strong></td>)}</tr>
            </tbody>
          </table>
        </WideTable>
      )}
      <p className="row-note panel-line">{formula}</p>
    </Panel>
  )
}
