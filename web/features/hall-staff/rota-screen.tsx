import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useIntention } from '../../client/intention.ts'
import { toProblem } from '../../client/problem.ts'
import { toDayWords, toMinuteWords, toShortDay } from '../../kit/dates.ts'
import { Kbd } from '../../kit/kbd.tsx'
import { Mark } from '../../kit/mark.tsx'
import { Panel } from '../../kit/panel.tsx'
import { useSaveKey } from '../../kit/shortcuts.ts'
import { Loading } from '../../kit/states.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { findDoubled, officerAt, repeatDay, seat, weeksLater } from './rota-draft.ts'
import { RotaOverview } from './rota-overview.tsx'
import { copyLastWeek, type Duty, publishRota, type Rota, saveRota, staffingKey, useRota } from './staffing-calls.ts'

/** One week of one hall: which week is in the address. */
export function RotaScreen({ hallId }: { hallId: string }) {
  const [query, setQuery] = useSearchParams()
  const rota = useRota(hallId, query.get('day') ?? undefined)
  const go = (day: string) => {
    const next = new URLSearchParams(query)
    next.set('day', day)
    setQuery(next)
  }
  if (rota.isPending) return <div className="panel"><Loading lines={10} what="排班" /></div>
  if (rota.isError) return <div className="panel"><NotRead error={rota.error} onRetry={() => void rota.refetch()} /></div>
  // A version that somebody else made is planned on from there.
  return <Week key={`${rota.data.monday} ${rota.data.version}`} rota={rota.data} onGo={go} onStale={() => void rota.refetch()} />
}

const HALVES = [{ half: 'morning', name: '上午' }, { half: 'afternoon', name: '下午' }] as const
type Act = 'save' | 'copy' | 'publish'

function Week({ rota, onGo, onStale }: { rota: Rota; onGo: (day: string) => void; onStale: () => void }) {
  const { hallId, monday, version, days, windows, officers, allowedActions } = rota
  const queries = useQueryClient()
  const [duties, setDuties] = useState<Duty[]>(rota.duties)
  const [day, setDay] = useState(monday)
  const intention = useIntention()
  const isTyped = duties !== rota.duties
  const send = { save: (key: string) => saveRota(hallId, monday, version, duties, key), copy: (key: string) => copyLastWeek(hallId, monday, version, key), publish: (key: string) => publishRota(hallId, monday, version, key) }
  const acting = useMutation({
    mutationFn: (act: Act) => send[act](intention.key()),
    onSuccess: () => {
      intention.done()
      void queries.invalidateQueries({ queryKey: staffingKey })
    },
    onError: (error) => {
      intention.done()
      if (toProblem(error).code === 'organisation.changed_meanwhile') onStale()
    },
  })
  useSaveKey(() => { if (isTyped && !acting.isPending) acting.mutate('save') })
  const doubled = findDoubled(duties)
  const problem = acting.isError ? toProblem(acting.error) : undefined
  const actionOf = (verb: Act) => allowedActions.find((action) => action.verb === verb)!
  const workdays = days.filter(({ isWorkday }) => isWorkday).map((each) => each.day)
  const press = (verb: Act) => acting.mutate(verb)
  return (
    <div className="stack">
      {problem && <p className="note-line bad" role="alert">{problem.detail}</p>}
      <Panel
        title={`${toShortDay(monday)}—${toShortDay(days.at(-1)!.day)}`}
        extra={
          <>
            {isTyped ? <Mark tone="near">有未保存的改动</Mark> : rota.publishedAt === null ? <Mark tone="plain">{version === 0 ? '还没有排班' : '草稿，未公布'}</Mark> : rota.isChanged ? <Mark tone="near">改动未公布</Mark> : <Mark tone="calm">已公布 {toMinuteWords(rota.publishedAt)}</Mark>}
            <Button onClick={() => onGo(weeksLater(monday, -1))}>上一周</Button>
            <Button onClick={() => onGo(weeksLater(monday, 1))}>下一周</Button>
            <Button disabled={!actionOf('copy').allowed || isTyped} title={actionOf('copy').reason ?? undefined} onClick={() => press('copy')}>复制上周</Button>
            <Button type={isTyped ? 'primary' : 'default'} disabled={!isTyped || !actionOf('save').allowed} loading={acting.isPending && acting.variables === 'save'} aria-keyshortcuts="Control+Enter" onClick={() => press('save')}>保存<Kbd keys="Ctrl+Enter" /></Button>
            <Button type={isTyped ? 'default' : 'primary'} disabled={isTyped || !actionOf('publish').allowed} onClick={() => press('publish')}>公布</Button>
          </>
        }
      >
        {!isTyped && actionOf('publish').reason && <p className="quiet rota-reason">{actionOf('publish').reason}</p>}
        {!isTyped && rota.faults.length > 0 && <ul className="note-line near" aria-label="排班冲突">{rota.faults.map(({ pointer, message }) => <li key={`${pointer}${message}`}>{message}</li>)}</ul>}
        {!isTyped && rota.warnings.length > 0 && <ul className="note-line" aria-label="提醒">{rota.warnings.map((warning) => <li key={warning}>{warning}</li>)}</ul>}
        <div className="rota-days" role="group" aria-label="选择日期">
          {days.map((each) => <button key={each.day} type="button" aria-pressed={each.day === day} onClick={() => setDay(each.day)}>{toDayWords(each.day).replace(/^\d+年/, '')}{!each.isWorkday && <span className="quiet"> 休</span>}</button>)}
        </div>
        <table className="rows rota-day">
          <caption className="hidden-visually">{toDayWords(day)}各窗口的人员</caption>
          <thead><tr><th scope="col">窗口</th>{HALVES.map(({ half, name }) => <th key={half} scope="col">{name}</th>)}</tr></thead>
          <tbody>
            {windows.map(({ no, name }) => (
              <tr key={no}>
                <th scope="row" className="wide">{name}<span className="row-note tabular"> {no}</span></th>
                {HALVES.map(({ half, name: halfName }) => {
                  const at = { day, half, windowNo: no }
                  const isDoubled = doubled.has(`${day} ${half} ${no}`)
                  return (
                    <td key={half} data-label={halfName}>
                      <select aria-label={`${name}，${halfName}`} className={isDoubled ? 'seat doubled' : 'seat'} aria-invalid={isDoubled} aria-describedby={isDoubled ? 'doubled-note' : undefined} value={officerAt(duties, at)} disabled={!actionOf('save').allowed} onChange={({ target }) => setDuties(seat(duties, at, target.value))}>
                        <option value="">—</option>
                        {officers.map(({ id, name: officerName }) => <option key={id} value={id}>{officerName}</option>)}
                      </select>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
        {doubled.size > 0 && <p id="doubled-note" className="field-error">红框的人员同一个半天排在了两个窗口，请改一个。</p>}
        {actionOf('save').allowed && <p className="rota-repeat"><Button onClick={() => setDuties(repeatDay(duties, day, workdays))}>{toShortDay(day)}的排班用到本周每个工作日</Button></p>}
      </Panel>
      <RotaOverview days={days} officers={officers} duties={duties} />
    </div>
  )
}
