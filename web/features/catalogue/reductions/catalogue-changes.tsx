import { Button } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { consolePaths } from '../../../client/paths.ts'
import { toColumnDay, toDayWords } from '../../../kit/dates.ts'
import { Mark, type MarkTone } from '../../../kit/mark.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { Empty, Loading } from '../../../kit/states.tsx'
import { Pager } from '../../staff-end/pager.tsx'
import { useDepartmentNames } from '../departments.ts'
import { DownloadButton } from '../download-button.tsx'
import { Filters, readFilter } from '../filters.tsx'
import { NotRead } from '../query-states.tsx'
import type { CatalogueChanges } from '../types.ts'
import { type CatalogueChangeFilter, downloadChangesBetween } from './reduction-calls.ts'
import { useChangesBetween } from './reduction-queries.ts'
import { Formula, ReductionsPage } from './reductions-page.tsx'

type Kind = CatalogueChanges['rows'][number]['kind']
const TONES: Record<Kind, MarkTone> = { added: 'calm', changed: 'info', cancelled: 'plain', suspended: 'near', resumed: 'calm' }

/** 事项动态管理: what came, changed and went in a period; this year so far unless another one is asked for. */
export function CatalogueChangeList() {
  const [query, setQuery] = useSearchParams()
  const filter = readFilter<CatalogueChangeFilter>(query, ['from', 'until', 'department', 'kind', 'cursor'])
  const list = useChangesBetween(filter)
  const departments = useDepartmentNames()
  return (
    <ReductionsPage title="事项动态管理" lead="一段时间内新增、调整、取消、暂停、恢复的事项。" tools={<DownloadButton fileName="事项动态管理.csv" get={() => downloadChangesBetween(filter)}>导出表格（CSV）</DownloadButton>}>
      <Panel title={list.data ? titleOf(list.data) : '事项的变动'} isFlush>
        <Filters
          days={[{ name: 'from', label: '从', usual: list.data?.from }, { name: 'until', label: '到', usual: list.data?.until }]}
          choices={[
            { name: 'kind', label: '变动', options: (list.data?.counts ?? []).map(({ kind, kindName, items }) => ({ value: kind, label: `${kindName}（${items}）` })), width: 130 },
            { name: 'department', label: '部门', options: departments.map((name) => ({ value: name, label: name })), width: 190, isSearched: true },
          ]}
        />
        {list.isPending ? <Loading lines={8} what="事项的变动" />
          : list.isError ? <NotRead error={list.error} onRetry={() => void list.refetch()} />
            : list.data.total === 0 ? <Empty title="这段时间没有这样的变动" action={<Button onClick={() => setQuery({})}>看今年以来全部变动</Button>}>换一段时间，或放宽变动、部门。</Empty>
              : (
                <div aria-busy={list.isPlaceholderData}>
                  <ChangeTable rows={list.data.rows} />
                  <Pager next={list.data.next} />
                </div>
              )}
        <Formula>新增、调整按版本生效的日期计，取消、暂停、恢复按公布的日期计；同一事项在这段时间多次调整的，事项数只计一次，下面逐次列出。</Formula>
      </Panel>
    </ReductionsPage>
  )
}

function titleOf({ from, until, counts, departments }: CatalogueChanges): string {
  const said = counts.filter(({ items }) => items > 0).map(({ kindName, items }) => `${kindName} ${items} 项`)
  return `${toDayWords(from)}至${toDayWords(until)}：${said.length === 0 ? '没有变动' : `${said.join('，')}，涉及 ${departments} 个部门`}`
}

function ChangeTable({ rows }: { rows: CatalogueChanges['rows'] }) {
  return (
    <table className="rows">
      <caption className="hidden-visually">事项的变动，按日期</caption>
      <thead><tr><th scope="col">日期</th><th scope="col">变动</th><th scope="col">事项</th><th scope="col">部门</th></tr></thead>
      <tbody>
        {rows.map(({ code, name, departmentName, kind, kindName, day }, index) => (
          <tr key={`${code} ${kind} ${day} ${index}`}>
            <td className="tabular whole">{toColumnDay(day)}</td>
            <td><Mark tone={TONES[kind]}>{kindName}</Mark></td>
            <td className="wide"><Link className="row-link" to={consolePaths.item(code)}>{name}</Link></td>
            <td className="wide">{departmentName}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
