import { Button } from 'antd'
import { useState } from 'react'
import { toMinuteWords } from '../../kit/dates.ts'
import { Kbd } from '../../kit/kbd.tsx'
import { Mark, type MarkTone } from '../../kit/mark.tsx'
import { Panel } from '../../kit/panel.tsx'
import { useShortcuts } from '../../kit/shortcuts.ts'
import { Empty, Loading } from '../../kit/states.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { HallPage } from '../office/chosen-hall.tsx'
import { Pager } from '../staff-end/pager.tsx'
import { DayField } from './day-field.tsx'
import { AskDrawer, AssignDrawer, CancelDrawer, EndDrawer } from './escort-drawers.tsx'
import { advanceEscort, assignEscort, beginEscort, type Escort, type EscortDay, useAct, useEscortMonth, useEscorts, useFilter, useHallDayChanges, useReread } from './window-day-calls.ts'
import './window-day.css'

/** 陪同引导: who asked for company today, who goes, where they are. Live. */
export function EscortsPage() {
  const [isAsking, setAsking] = useState(false)
  useShortcuts({ n: () => setAsking(true) })
  return (
    <HallPage title="陪同" tools={() => <Button type="primary" aria-keyshortcuts="n" onClick={() => setAsking(true)}>登记陪同<Kbd keys="n" /></Button>} under={<p className="quiet">老年人、残疾人等需要有人带着办的，取号、预约时可以勾选，也可以在这里登记。</p>}>
      {(hall) => <div className="stack"><DayList hall={hall} /><Month hall={hall} />{isAsking && <AskDrawer hall={hall} onDone={() => setAsking(false)} onClose={() => setAsking(false)} />}</div>}
    </HallPage>
  )
}

type Opened = { kind: 'assign' | 'end' | 'cancel'; escort: Escort }
type Verb = Escort['allowedActions'][number]['verb']

function DayList({ hall }: { hall: string }) {
  const filter = useFilter()
  const list = useEscorts(hall, filter.listed)
  const reread = useReread()
  useHallDayChanges(hall)
  const [opened, setOpened] = useState<Opened | undefined>(undefined)
  const { act, isBusy, problem } = useAct(({ verb, escort }: { verb: 'take' | 'begin' | 'advance'; escort: Escort }, key) => (verb === 'take' ? assignEscort(hall, escort, {}, key) : verb === 'begin' ? beginEscort(hall, escort, key) : advanceEscort(hall, escort, key)))
  if (list.isPending) return <div className="panel"><Loading lines={6} what="陪同" /></div>
  if (list.isError) return <div className="panel"><NotRead error={list.error} onRetry={() => void list.refetch()} /></div>
  const { rows, next, day, officers, mayManage } = list.data
  const close = () => {
    setOpened(undefined)
    reread()
  }
  const run = (verb: Verb | 'take', escort: Escort) => {
    if (verb === 'assignEscort') setOpened({ kind: 'assign', escort })
    else if (verb === 'endEscort') setOpened({ kind: 'end', escort })
    else if (verb === 'cancelEscort') setOpened({ kind: 'cancel', escort })
    else act({ verb: verb === 'beginEscort' ? 'begin' : verb === 'advanceEscort' ? 'advance' : 'take', escort })
  }
  const waiting = rows.filter(({ state }) => state === 'asked').length
  return (
    <Panel isFlush title={waiting > 0 ? `${waiting} 位在等人陪同` : '没有人在等陪同'} extra={<DayField id="escort-day" label="日期" value={day} onChange={(chosen) => filter.set('day', chosen)} />}>
      {problem && <p className="note-line bad" role="alert">{problem}</p>}
      {rows.length === 0 ? <Empty title="这一天没有人需要陪同">有人在取号、预约时勾选，或在这里登记以后，会出现在这里。</Empty> : <ul className="escorts">{rows.map((escort) => <Row key={escort.id} escort={escort} isBusy={isBusy} mayManage={mayManage} onRun={run} />)}</ul>}
      <Pager next={next} />
      {opened?.kind === 'assign' && <AssignDrawer hall={hall} escort={opened.escort} officers={officers} onDone={close} onStale={reread} onClose={() => setOpened(undefined)} />}
      {opened?.kind === 'end' && <EndDrawer hall={hall} escort={opened.escort} onDone={close} onStale={reread} onClose={() => setOpened(undefined)} />}
      {opened?.kind === 'cancel' && <CancelDrawer hall={hall} escort={opened.escort} onDone={close} onStale={reread} onClose={() => setOpened(undefined)} />}
    </Panel>
  )
}

const TONES: Readonly<Record<Escort['state'], MarkTone>> = { asked: 'over', taken: 'near', begun: 'calm', ended: 'plain', cancelled: 'plain' }

function Row({ escort, isBusy, mayManage, onRun }: { escort: Escort; isBusy: boolean; mayManage: EscortDay['mayManage']; onRun: (verb: Verb | 'take', escort: Escort) => void }) {
  const { visitorName, ticketNumber, ticketStateName, windowNo, reasonName, stagesName, stageName, sourceName, place, escortName, note, state, stateName, askedAt } = escort
  const who = visitorName ?? (ticketNumber === null ? '没有登记称呼' : `${ticketNumber} 号`)
  const may = escort.allowedActions.filter(({ reason }) => reason === null)
  return (
    <li>
      <div>
        <p><strong>{who}</strong>　<Mark tone={TONES[state]}>{stateName}{stageName && state === 'begun' ? `：${stageName}` : ''}</Mark>　{escortName && <span>{escortName}</span>}</p>
        <p className="quiet">{[reasonName, stagesName, ticketNumber && `${ticketNumber} 号${ticketStateName ?? ''}${windowNo ? `（${Number(windowNo)} 号窗口）` : ''}`, place && `在${place}`, `${sourceName}登记 ${toMinuteWords(askedAt)}`, note].filter(Boolean).join('　')}</p>
      </div>
      {mayManage && (
        <div className="steps">
          {state === 'asked' && <Button type="primary" disabled={isBusy} onClick={() => onRun('take', escort)}>我去<span className="hidden-visually">：{who}</span></Button>}
          {may.map(({ verb, name }) => <Button key={verb} type={verb === 'beginEscort' || (verb === 'advanceEscort') ? 'primary' : 'default'} disabled={isBusy} onClick={() => onRun(verb, escort)}>{verb === 'assignEscort' && state === 'taken' ? '换人' : name}<span className="hidden-visually">：{who}</span></Button>)}
        </div>
      )}
    </li>
  )
}

function Month({ hall }: { hall: string }) {
  const { data } = useEscortMonth(hall)
  if (!data || data.total === 0) return null
  return (
    <Panel title={`本月 ${data.total} 次，陪完 ${data.ended} 次${data.meanMinutes === null ? '' : `，平均 ${data.meanMinutes} 分钟`}`}>
      <p>{data.reasons.map(({ reasonName, total, ended }) => `${reasonName} ${total} 次（陪完 ${ended}）`).join('，')}；取消 {data.cancelled} 次，还没有结束 {data.open} 次。</p>
      <p className="row-note">{data.formula}</p>
    </Panel>
  )
}
