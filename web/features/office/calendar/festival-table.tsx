import { toShortDay } from '../../../kit/dates.ts'
import type { Festival } from './year-days.ts'

/** The year as a notice tells it. */
export function FestivalTable({ festivals, nameOf }: { festivals: readonly Festival[]; nameOf: (region: string) => string }) {
  return (
    <table className="rows festivals">
      <caption className="hidden-visually">放假和调休安排</caption>
      <thead><tr><th scope="col">节日</th><th scope="col">放假</th><th scope="col">调休上班</th><th scope="col">由谁规定</th></tr></thead>
      <tbody>
        {festivals.map(({ name, holidays, makeUpWorkdays, regions }) => (
          <tr key={name}>
            <td><strong>{name}</strong></td>
            <td className="tabular wide" data-label="放假">{holidays.map(toSpanWords).join('；') || '—'}</td>
            <td className="tabular wide" data-label="调休上班">{makeUpWorkdays.map(toShortDay).join('、') || '—'}</td>
            <td data-label="由">{regions.map(nameOf).join('、')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const toSpanWords = ({ from, to, days }: Festival['holidays'][number]): string => (from === to ? toShortDay(from) : `${toShortDay(from)}至${from.slice(0, 7) === to.slice(0, 7) ? `${Number(to.slice(8))}日` : toShortDay(to)}，共${days}天`)
