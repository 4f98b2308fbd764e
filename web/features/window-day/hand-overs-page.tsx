import { Button } from 'antd'
import { useState } from 'react'
import { toColumnDay, toMinuteWords } from '../../kit/dates.ts'
import { Mark } from '../../kit/mark.tsx'
import { Panel } from '../../kit/panel.tsx'
import { Empty, Loading } from '../../kit/states.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { HallPage } from '../office/chosen-hall.tsx'
import { Pager } from '../staff-end/pager.tsx'
import { DayField } from './day-field.tsx'
import { TakeOverDrawer } from './hand-over-drawers.tsx'
import { HandOverFacts } from './hand-over-facts.tsx'
import { type HandOver, useFilter, useHallDayChanges, useHandOvers, useReread } from './window-day-calls.ts'
import './window-day.css'

/** 交接班 of a hall: what nobody took over yet first, then the day. `withCases`: where cases can be opened. */
export const HandOversPage = ({ withCases = false }: { withCases?: boolean }) => (
  <HallPage title="交接班" under={<p className="quiet">离开窗口时写明没有办完的，接班的人核对确认。</p>}>{(hall) => <Day hall={hall} withCases={withCases} />}</HallPage>
)

function Day({ hall, withCases }: { hall: string; withCases: boolean }) {
  const filter = useFilter()
  const list = useHandOvers(hall, filter.listed)
  const reread = useReread()
  useHallDayChanges(hall)
  const [taking, setTaking] = useState<HandOver | undefined>(undefined)
  if (list.isPending) return <div className="panel"><Loading lines={6} what="交接班" /></div>
  if (list.isError) return <div className="panel"><NotRead error={list.error} onRetry={() => void list.refetch()} /></div>
  const { open, rows, next, without, day } = list.data
  const confirmed = rows.filter(({ confirmedAt }) => confirmedAt !== null)
  return (
    <div className="stack">
      <Panel title={open.length > 0 ? `${open.length} 个窗口还没有确认接班` : '交接都已确认'} isFlush>
        {open.length === 0 && without.length === 0 && <p className="row-note panel-line">没有等着确认的交接。</p>}
        {open.length > 0 && <ul className="hand-overs">{open.map((each) => <Row key={each.id} handOver={each} withCases={withCases} onTake={() => setTaking(each)} />)}</ul>}
        {without.length > 0 && <p className="row-note panel-line">办过业务、没有写交接就关了的窗口：{without.map((no) => `${Number(no)} 号`).join('、')}。</p>}
      </Panel>
      <Panel title="已确认的" isFlush extra={<DayField id="hand-over-day" label="日期" value={day} onChange={(chosen) => filter.set('day', chosen)} />}>
        {confirmed.length === 0 ? <Empty title="这一天还没有确认过的交接">接班的人确认以后，这里列出。</Empty> : <ul className="hand-overs">{confirmed.map((each) => <Row key={each.id} handOver={each} withCases={withCases} />)}</ul>}
        <Pager next={next} />
      </Panel>
      {taking && <TakeOverDrawer hall={hall} handOver={taking} withCases={withCases} onDone={() => { setTaking(undefined); reread() }} onStale={reread} onClose={() => setTaking(undefined)} />}
    </div>
  )
}

const Row = ({ handOver, withCases, onTake }: { handOver: HandOver; withCases: boolean; onTake?: () => void }) => (
  <li>
    <div className="hand-over-head">
      <p><strong className="tabular">{Number(handOver.windowNo)} 号窗口</strong>　{handOver.leftByName} {toColumnDay(handOver.day)} {toMinuteWords(handOver.leftAt).split(' ')[1]} 离开</p>
      {handOver.confirmedAt === null ? <Mark tone="over">没有确认</Mark> : <Mark tone="calm">{handOver.isTakenBack ? '本人接回' : `${handOver.confirmedByName}接班`} {toMinuteWords(handOver.confirmedAt)}</Mark>}
      {onTake && handOver.confirmReason === null && <Button type="primary" onClick={onTake}>核对并确认<span className="hidden-visually">：{Number(handOver.windowNo)} 号窗口</span></Button>}
    </div>
    <HandOverFacts things={handOver.openThings} note={handOver.note} withCases={withCases} />
    {handOver.remark && <p className="row-note">核对情况：{handOver.remark}</p>}
    {handOver.confirmedAt === null && handOver.confirmReason !== null && <p className="row-note">{handOver.confirmReason}</p>}
  </li>
)
