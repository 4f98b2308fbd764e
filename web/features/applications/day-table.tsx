import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, bodyOf } from '../../client/http.ts'
import { toProblem } from '../../client/problem.ts'
import type { ApplicationView, ClockDays } from '../../client/types.ts'
import { toDayWords, toShortDay } from '../../kit/dates.ts'
import { Failure, Loading } from '../../kit/states.tsx'
import { toWeeks } from './weeks.ts'

/** How each deadline came about, opened when somebody wants to know: week by week, each day with the reason why it counts or not. */
export function ClockDaysPanel({ view }: { view: ApplicationView }) {
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  if (view.clocks.length === 0) return null
  const clock = view.clocks.find(({ id }) => id === chosen) ?? view.clocks.find(({ id }) => id === 'promised') ?? view.clocks.at(-1)!
  return (
    <details className="day-panel" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>期限逐日说明</summary>
      {isOpen && (
        <>
          <fieldset className="clock-choice">
            <legend className="hidden-visually">看哪个期限</legend>
            {view.clocks.map(({ id, name }) => (
              <label key={id}><input type="radio" name="clock" checked={id === clock.id} onChange={() => setChosen(id)} />{name}</label>
            ))}
          </fieldset>
          <DaysOf number={view.number} version={view.version} clock={clock.id} />
        </>
      )}
    </details>
  )
}

function DaysOf({ number, version, clock }: { number: string; version: number; clock: string }) {
  const reading = useQuery({
    queryKey: ['clock-days', number, version, clock],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/applications/{number}/days', { params: { path: { number }, query: { clock } }, signal })),
    gcTime: 0,
  })
  if (reading.isPending) return <Loading lines={5} what="逐日说明" />
  if (reading.isError) {
    const { title, detail, code } = toProblem(reading.error)
    return <Failure title={title} detail={detail} code={code} onRetry={() => void reading.refetch()} />
  }
  return <DayTable days={reading.data} />
}

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']

/** Weeks as rows: a table for whoever listens, letters and colours for whoever looks. */
export function DayTable({ days: { clock, days, today } }: { days: ClockDays }) {
  const isOver = clock.overdueDays > 0
  return (
    <>
      <table className="day-table">
        <caption>{clock.name}：{clock.limitText}，从{toDayWords(clock.startedOn)}{clock.startedAt ? ` ${clock.startedAt} ` : ''}起算，到{toDayWords(clock.dueOn)}{clock.dueAt.slice(11)}为止{isOver ? `，已超期 ${clock.overdueDays} 天` : ''}</caption>
        <thead><tr>{WEEKDAYS.map((weekday) => <th key={weekday} scope="col"><span className="hidden-visually">周</span>{weekday}</th>)}</tr></thead>
        <tbody>
          {toWeeks(days).map((week) => (
            <tr key={week.find(Boolean)!.day}>
              {week.map((day, index) => day === undefined ? <td key={WEEKDAYS[index]} /> : (
                <td key={day.day} className={`day ${day.kind}${day.isAfterDue ? ' after-due' : ''}${day.day === clock.dueOn ? ' due' : ''}`} aria-current={day.day === today ? 'date' : undefined}>
                  <span className="day-date">{Number(day.day.slice(5, 7))}/{Number(day.day.slice(8))}</span>
                  <span className="day-mark" aria-hidden="true">{day.mark}</span>
                  <span className="day-note">
                    {day.kind === 'counted' || day.kind === 'makeUpWorkday' ? <><span className="hidden-visually">{day.kindName}，</span>第{day.countedDays}天</> : <span className="hidden-visually">{day.kindName}{day.why ? `：${day.why}` : ''}</span>}
                    {day.day === clock.dueOn && <b> 到期</b>}{day.day === today && <b> 今天</b>}{day.isProvisional && <span> 预计</span>}{day.isAfterDue && <span className="hidden-visually">，已超期</span>}
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <DayLegend days={days} />
    </>
  )
}

/** What the letters mean, and which holidays and pauses they stand for here. */
function DayLegend({ days }: Pick<ClockDays, 'days'>) {
  const kinds = Map.groupBy(days, ({ kind }) => kind)
  return (
    <ul className="day-legend">
      {[...kinds].map(([kind, each]) => {
        const whys = Map.groupBy(each.filter(({ why }) => why), ({ why }) => why)
        return (
          <li key={kind}>
            <span className={`day-key ${kind}`} aria-hidden="true">{each[0]!.mark}</span> {each[0]!.kindName}
            {whys.size > 0 && `：${[...whys].map(([why, some]) => `${why}（${toShortDay(some[0]!.day)}${some.length > 1 ? `起 ${some.length} 天` : ''}）`).join('、')}`}
          </li>
        )
      })}
      {days.some(({ isProvisional }) => isProvisional) && <li>预计：那一年的放假安排还没有公布，公布后自动重新计算</li>}
    </ul>
  )
}
