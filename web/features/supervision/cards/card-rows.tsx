import { Link } from 'react-router'
import { paths } from '../../../client/paths.ts'
import { toMinuteWords } from '../../../kit/dates.ts'
import { Mark } from '../../../kit/mark.tsx'
import { type Card, levelTone } from './card-calls.ts'
import { dueWords } from './card-words.ts'
import { MatterLink } from './matter-link.tsx'

/** Cards as lines: how grave, what is wrong, whose, what comes next and by when. */
export function CardRows({ rows, caption }: { rows: readonly Card[]; caption: string }) {
  return (
    <table className="rows">
      <caption className="hidden-visually">{caption}</caption>
      <thead><tr><th scope="col">级别和状态</th><th scope="col">哪里不对</th><th scope="col">责任单位</th><th scope="col">下一步</th><th scope="col">发出时间</th></tr></thead>
      <tbody>
        {rows.map((card) => (
          <tr key={card.id}>
            <td><Mark tone={levelTone(card.level)}>{card.levelName}</Mark><div className="row-note">{card.stateName}{card.points !== null && ` ${card.points} 分`}</div></td>
            <td className="wide"><Link className="row-link" to={paths.card(card.id)}>{card.ruleTitle}</Link><div>{card.finding}</div><div className="row-note">{card.matter.itemName} · <MatterLink matter={card.matter} /></div></td>
            <td className="wide" data-label="责任单位">{card.authority.name}{card.officerName && <div className="row-note">承办人：{card.officerName}</div>}</td>
            <td className="wide" data-label="下一步"><NextLines next={card.next} /></td>
            <td className="tabular whole" data-label="发出">{toMinuteWords(card.noticedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function NextLines({ next }: Pick<Card, 'next'>) {
  if (next.length === 0) return <span className="quiet">已办结</span>
  return (
    <ul className="next-lines">
      {next.map((step) => (
        <li key={step.what}>{step.who}：{step.what}{step.until && <span className={step.isOverdue ? 'next-day over-words' : 'next-day quiet'}>{dueWords(step)}</span>}</li>
      ))}
    </ul>
  )
}
