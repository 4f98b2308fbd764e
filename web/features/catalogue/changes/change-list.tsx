import { Button } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { consolePaths } from '../../../client/paths.ts'
import { toDayWords, toMinuteWords } from '../../../kit/dates.ts'
import { PageTitle } from '../../../kit/page-title.tsx'
import { moveFocus, useShortcuts } from '../../../kit/shortcuts.ts'
import { Empty, Loading } from '../../../kit/states.tsx'
import { useOfficer } from '../../sessions/officer.tsx'
import type { ChangeFilter } from '../catalogue-calls.ts'
import { useChanges } from '../catalogue-queries.ts'
import { mayReview } from '../catalogue-roles.ts'
import { Filters, readFilter } from '../filters.tsx'
import { Pager } from '../../staff-end/pager.tsx'
import { NotRead } from '../query-states.tsx'
import { StateMark } from '../state-marks.tsx'
import type { ChangeRow } from '../types.ts'

const STATES = [
  { value: 'drafted', label: '起草中' }, { value: 'submitted', label: '待审核' }, { value: 'approved', label: '待公布' },
  { value: 'scheduled', label: '定期公布' }, { value: 'published', label: '已公布' }, { value: 'withdrawn', label: '已撤回' },
]

/** 变更 on their way; for a reviewer the ones that wait for a look. */
export function ChangeList() {
  const officer = useOfficer()
  return (
    <>
      <PageTitle title={mayReview(officer) ? '审核' : '变更'} />
      <div className="panel">
        <Filters choices={[{ name: 'state', label: '状态', options: STATES, width: 130 }, { name: 'mine', label: '谁的', options: [{ value: 'true', label: '我参与的' }], any: '全部', width: 120 }]} />
        <ChangeRows />
      </div>
    </>
  )
}

function ChangeRows() {
  const [query, setQuery] = useSearchParams()
  const filter = readFilter<ChangeFilter>(query, ['state', 'cursor'])
  const list = useChanges({ ...filter, mine: query.get('mine') === 'true' || undefined })
  if (list.isPending) return <Loading lines={8} what="变更" />
  if (list.isError) return <NotRead error={list.error} onRetry={() => void list.refetch()} />
  const { rows, next } = list.data
  if (rows.length === 0) {
    return filter.state === 'submitted'
      ? <Empty title="没有等待审核的变更" action={<Button onClick={() => setQuery({})}>查看全部变更</Button>}>有人送审时，这里会自动出现。</Empty>
      : <Empty title="没有这样的变更" action={<Link to={consolePaths.items()}>到事项列表</Link>}>打开一个事项，按“修改”就开始一项变更。</Empty>
  }
  return (
    <div aria-busy={list.isPlaceholderData}>
      <ChangeTable rows={rows} />
      <Pager next={next} />
    </div>
  )
}

function ChangeTable({ rows }: { rows: readonly ChangeRow[] }) {
  useShortcuts({ j: () => moveFocus('.rows a.row-link', 1), k: () => moveFocus('.rows a.row-link', -1) })
  return (
    <table className="rows">
      <caption className="hidden-visually">变更，最近改过的在最前</caption>
      <thead><tr><th scope="col">事项</th><th scope="col">变更</th><th scope="col">状态</th><th scope="col">理由</th><th scope="col">起草人</th><th scope="col">最近修改</th></tr></thead>
      <tbody>
        {rows.map(({ id, itemCode, itemName, kindName, state, stateName, reason, authorName, updatedAt, effectiveOn }) => (
          <tr key={id}>
            <td className="wide"><Link className="row-link" to={consolePaths.change(id)}>{itemName || '（未命名）'}</Link><div className="row-note">{itemCode}</div></td>
            <td>{kindName}</td>
            <td><StateMark state={state} stateName={stateName} />{effectiveOn && <div className="row-note tabular">{toDayWords(effectiveOn)}起</div>}</td>
            <td className="wide">{reason}</td>
            <td>{authorName}</td>
            <td className="tabular" data-label="最近修改">{toMinuteWords(updatedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
