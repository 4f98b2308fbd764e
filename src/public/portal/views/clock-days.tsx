import type { ClockDaysView } from '../../../modules/applications/index.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { LegalDate, toLongDate } from '../../ui/dates.tsx'
import type { Shell } from '../../ui/shell.ts'
import { Tag, type Tone } from '../../ui/tag.tsx'
import { type DayRun, toDayRuns } from '../pages/day-runs.ts'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

/** 3月2日（周一）: the year stands above. */
const ShortDay = ({ date }: { date: string }) => <time dateTime={date}>{toLongDate(date).replace(/^\d+年/, '')}</time>

/** Which days of the limit these are, and what there is to know of them. */
const wordsOf = (run: DayRun, dueOn: string): string => [
  run.why,
  run.counts > 0 ? (run.counts === 1 ? `第 ${run.countedDays} 天` : `第 ${run.countedDays - run.counts + 1} 至第 ${run.countedDays} 天`) : null,
  run.to === dueOn ? '最后一天' : null,
  run.isAfterDue ? '已超过期限' : null,
  run.isProvisional ? '预计，放假安排公布后重新计算' : null,
].filter(Boolean).join('，')

const TONES: Record<string, Tone> = { counted: 'info', makeUpWorkday: 'info', paused: 'warn', holiday: 'bad' }

/** How a deadline came about, in lines of days that are counted, or not, for one reason. */
export function ClockDaysTable({ days, clock }: Pick<ClockDaysView, 'days' | 'clock'>) {
  return (
    <DataTable
      caption={`${clock.name}逐日说明`}
      columns={['日期', '算不算']}
      rows={toDayRuns(days).map((run) => ({
        key: run.from,
        cells: [
          <>
            <ShortDay date={run.from} />
            {run.to === run.from ? null : <> 至 <ShortDay date={run.to} /></>}
          </>,
          <>
            <Tag tone={run.isAfterDue ? 'bad' : TONES[run.kind]}>{run.mark}　{run.kindName}</Tag> {wordsOf(run, clock.dueOn)}
          </>,
        ],
      }))}
    />
  )
}

export type ClockDaysProps = {
  shell: Shell
  number: string
  itemName: string
  clocks: { id: string; name: string }[]
  days: ClockDaysView
}

/** One clock of a case, day by day; the others are a link away. */
export function ClockDaysPageView({ shell, number, itemName, clocks, days }: ClockDaysProps) {
  const { clock } = days
  return (
    <PortalPage shell={shell} title={`${itemName}期限怎么算`} section="mine" crumbs={[{ label: `${itemName}进度`, href: portalPaths.application(number) }, { label: '期限怎么算' }]}>
      <div className="roomy">
        <h1>期限怎么算</h1>
        <nav aria-label="看哪个期限">
          <ul className="row">
            {clocks.map(({ id, name }) => (
              <li key={id}>
                {id === clock.id ? <b aria-current="page">{name}</b> : <a className="tap" href={portalPaths.clockDays(number, id)}>{name}</a>}
              </li>
            ))}
          </ul>
        </nav>
        <section className="card stack">
          <h2>{clock.name}：{clock.limitText}</h2>
          <p>
            从 <LegalDate date={clock.startedOn} /> {clock.startedAt ? `${clock.startedAt} 起算，` : '起算，起算当天不计入，'}最晚到 <b><LegalDate date={clock.dueOn} /></b> {clock.dueAt.slice(11)}
            {clock.overdueDays > 0 ? `，已超过 ${clock.overdueDays} 天` : ''}。
          </p>
          <ClockDaysTable days={days.days} clock={clock} />
        </section>
      </div>
    </PortalPage>
  )
}
