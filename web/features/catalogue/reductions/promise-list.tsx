import { Button } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { consolePaths } from '../../../client/paths.ts'
import { Panel } from '../../../kit/panel.tsx'
import { Empty, Loading } from '../../../kit/states.tsx'
import { Pager } from '../../staff-end/pager.tsx'
import { useDepartmentNames } from '../departments.ts'
import { DownloadButton } from '../download-button.tsx'
import { Filters, readFilter } from '../filters.tsx'
import { NotRead } from '../query-states.tsx'
import type { PromiseReductions } from '../types.ts'
import { promiseTitle, PromiseTotals } from './promise-figures.tsx'
import { downloadReductions, type PromiseFilter } from './reduction-calls.ts'
import { useReductions, useRegionChoices } from './reduction-queries.ts'
import { ReductionsPage } from './reductions-page.tsx'

/** 承诺压缩: promise against statutory limit item by item, those that lag behind first. */
export function PromiseList() {
  const [query, setQuery] = useSearchParams()
  const filter = readFilter<PromiseFilter>(query, ['region', 'department', 'cursor'])
  const list = useReductions(filter)
  const regions = useRegionChoices()
  const departments = useDepartmentNames()
  return (
    <ReductionsPage title="承诺压缩" lead="承诺时限与法定时限逐项相比，减得少的在前。" tools={<DownloadButton fileName="承诺时限压缩.csv" get={() => downloadReductions(filter)}>导出表格（CSV）</DownloadButton>}>
      <Panel title={list.data ? promiseTitle(list.data) : '承诺时限比法定时限'} isFlush>
        <Filters
          choices={[
            { name: 'region', label: '地区', any: '全市（标准）', options: regions, width: 160 },
            { name: 'department', label: '部门', options: departments.map((name) => ({ value: name, label: name })), width: 190, isSearched: true },
          ]}
        />
        {list.isPending ? <Loading lines={10} what="承诺压缩" />
          : list.isError ? <NotRead error={list.error} onRetry={() => void list.refetch()} />
            : list.data.total === 0 ? <Empty title="没有可以计算的事项" action={<Button onClick={() => setQuery({})}>清除筛选</Button>}>{`${list.data.excludedItems} 项没有法定时限，或法定时限为 0。`}</Empty>
              : (
                <div aria-busy={list.isPlaceholderData}>
                  <PromiseTotals report={list.data} />
                  <PromiseTable rows={list.data.rows} />
                  <Pager next={list.data.next} />
                </div>
              )}
      </Panel>
    </ReductionsPage>
  )
}

function PromiseTable({ rows }: { rows: PromiseReductions['rows'] }) {
  return (
    <table className="rows">
      <caption className="hidden-visually">各事项的法定时限、承诺时限和减少的比例，减得少的在前</caption>
      <thead><tr><th scope="col">事项</th><th scope="col">部门</th><th scope="col" className="number">法定（工作日）</th><th scope="col" className="number">承诺（工作日）</th><th scope="col" className="number">减少</th></tr></thead>
      <tbody>
        {rows.map(({ code, name, departmentName, statutory, promised, percent }) => (
          <tr key={code}>
            <td className="wide"><Link className="row-link" to={consolePaths.item(code)}>{name}</Link></td>
            <td className="wide">{departmentName}</td>
            <td className="number" data-label="法定">{statutory}</td>
            <td className="number" data-label="承诺">{promised}</td>
            <td className="number" data-label="减少">{percent}%</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
