import type { SlotDays } from '../../../../modules/queue/index.ts'
import { toShortDate } from '../../../ui/dates.tsx'

type Day = SlotDays['days'][number]

/** 09:00-09:30, as written in the moments themselves. */
export const slotTime = ({ startsAt, endsAt }: Pick<Day['slots'][number], 'startsAt' | 'endsAt'>): string => `${startsAt.slice(11, 16)}-${endsAt.slice(11, 16)}`

/** The day that is shown: the one asked for, else the first with places. */
export const shownDay = (days: readonly Day[], asked: string | undefined): Day | undefined => days.find(({ day }) => day === asked) ?? days.find(({ free }) => free > 0) ?? days.find(({ slots }) => slots.length > 0)

function DayLink({ day, isShown, href }: { day: Day; isShown: boolean; href: string }) {
  if (day.closedReason !== null) {
    return (
      <p className="box tap soft">
        <span>
          {toShortDate(day.day)}
          <br />
          <span className="small">{day.closedReason}</span>
        </span>
      </p>
    )
  }
  return (
    <a className="box tap" href={href} aria-current={isShown ? 'date' : undefined}>
      <span>
        <b>{toShortDate(day.day)}</b>
        <br />
        <span className="small">{day.free > 0 ? `余 ${day.free} 个号` : '约满了'}</span>
      </span>
    </a>
  )
}

/** Days, then the slots of the one that is shown; everything is a link. A full slot is none and says so. */
export function SlotPicker({ days, shown, dayHref, slotHref }: { days: readonly Day[]; shown: Day; dayHref: (day: string) => string; slotHref: (slot: string) => string }) {
  return (
    <>
      <section className="card stack" aria-labelledby="days">
        <h2 id="days">哪一天</h2>
        <ul className="grid tiles">
          {days.map((day) => (
            <li key={day.day}>
              <DayLink day={day} isShown={day === shown} href={dayHref(day.day)} />
            </li>
          ))}
        </ul>
      </section>
      <section className="card stack" aria-labelledby="slots">
        <h2 id="slots">{toShortDate(shown.day)}，几点</h2>
        <ul className="grid tiles">
          {shown.slots.map((slot) => (
            <li key={slot.slot}>
              {slot.free > 0 ? (
                <a className="box tap" href={slotHref(slot.slot)}>
                  <span>
                    <b>{slotTime(slot)}</b>
                    <br />
                    <span className="small">余 {slot.free} 个</span>
                  </span>
                </a>
              ) : (
                <p className="box tap soft">
                  <span>
                    {slotTime(slot)}
                    <br />
                    <span className="small">约满</span>
                  </span>
                </p>
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
