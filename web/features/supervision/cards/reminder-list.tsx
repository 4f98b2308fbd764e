import { toMinuteWords } from '../../../kit/dates.ts'
import { Mark } from '../../../kit/mark.tsx'
import { Empty, Loading } from '../../../kit/states.tsx'
import { NotRead } from '../../catalogue/query-states.tsx'
import { Pager } from '../../staff-end/pager.tsx'
import { levelTone, useReminders } from './card-calls.ts'
import { MatterLink } from './matter-link.tsx'

/** 提醒和预警: nothing has to be answered, the case is what one goes to. */
export function ReminderList({ isWatching, region, cursor }: { isWatching: boolean; region: string | undefined; cursor: string | undefined }) {
  const list = useReminders(isWatching, { region, cursor })
  if (list.isPending) return <Loading lines={6} what="提醒" />
  if (list.isError) return <NotRead error={list.error} onRetry={() => void list.refetch()} />
  if (list.data.rows.length === 0) return <Empty title="没有提醒">期限快到时，会先在这里提醒。</Empty>
  return (
    <div aria-busy={list.isPlaceholderData}>
      <table className="rows">
        <caption className="hidden-visually">{list.data.scopeName}的提醒和预警，新的在前</caption>
        <thead><tr><th scope="col">级别</th><th scope="col">提醒什么</th><th scope="col">责任单位</th><th scope="col">时间</th></tr></thead>
        <tbody>
          {list.data.rows.map((row) => (
            <tr key={row.id}>
              <td><Mark tone={row.isWithdrawn ? 'plain' : levelTone(row.level)}>{row.levelName}</Mark>{row.isWithdrawn && <div className="row-note">系统更正，不用办</div>}{row.isBeforeWatch && <div className="row-note">系统启用前已发生</div>}</td>
              <td className="wide"><strong>{row.ruleTitle}</strong><div>{row.finding}</div><div className="row-note">{row.matter.itemName} · <MatterLink matter={row.matter} /></div></td>
              <td className="wide" data-label="责任单位">{row.authority.name}{row.officerName && <div className="row-note">承办人：{row.officerName}</div>}</td>
              <td className="tabular whole" data-label="时间">{toMinuteWords(row.noticedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pager next={list.data.next} />
    </div>
  )
}
