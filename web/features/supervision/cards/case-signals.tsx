import { Link } from 'react-router'
import { paths } from '../../../client/paths.ts'
import { toMinuteWords } from '../../../kit/dates.ts'
import { Mark } from '../../../kit/mark.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { useOfficer } from '../../sessions/officer.tsx'
import { levelTone, useCaseSignals } from './card-calls.ts'
import { maySeeCards } from './card-roles.ts'
import { NextLines } from './card-rows.tsx'
import './cards.css'

/** On the page of a case: its cards with what comes next, and what was reminded of. Nothing while there is nothing. */
export function CaseSignals({ number }: { number: string }) {
  return maySeeCards(useOfficer()) ? <Signals number={number} /> : null
}

function Signals({ number }: { number: string }) {
  const { data } = useCaseSignals(number)
  if (!data || data.cards.length + data.reminders.length === 0) return null
  return (
    <Panel title="监察">
      <ul className="case-signals">
        {data.cards.map((card) => (
          <li key={card.id}>
            <p><Mark tone={levelTone(card.level)}>{card.levelName}</Mark> <Link to={paths.card(card.id)}>{card.ruleTitle}</Link> <span className="quiet">{card.stateName}</span></p>
            <p className="row-note">{card.finding}</p>
            {card.next.length > 0 && <NextLines next={card.next} />}
          </li>
        ))}
        {data.reminders.map((reminder) => (
          <li key={reminder.id}>
            <p><Mark tone="plain">{reminder.levelName}</Mark> {reminder.ruleTitle} <span className="quiet tabular">{toMinuteWords(reminder.isBeforeWatch ? reminder.raisedAt : reminder.noticedAt)}{reminder.isWithdrawn && '　系统更正'}</span></p>
            <p className="row-note">{reminder.isBeforeWatch && '系统启用前已发生：'}{reminder.finding}</p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
