import { Link, useSearchParams } from 'react-router'
import { consolePaths } from '../../client/paths.ts'
import { Mark } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { moveFocus, useShortcuts } from '../../kit/shortcuts.ts'
import { Empty, Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { Filters } from '../catalogue/filters.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { useChosenRegion } from '../office/chosen-region.ts'
import { type HallRows, useHallSheets } from './hall-calls.ts'

/** 大厅: those of a region, the region's own first. */
export function HallSheetList() {
  const place = useChosenRegion()
  const list = useHallSheets(place.region)
  const q = useSearchParams()[0].get('q') ?? ''
  return (
    <>
      <PageTitle title="大厅"><p className="quiet">窗口、功能区、便民设施、服务时间和平面图。群众在门户上看到的就是这里写的。</p></PageTitle>
      <div className="panel">
        <Filters choices={[{ name: 'region', label: '地区', any: place.ownName, options: place.others, width: 190 }]} search={{ label: '大厅名称' }} />
        {list.isPending ? <Loading lines={6} what="大厅" /> : list.isError ? <NotRead error={list.error} onRetry={() => void list.refetch()} />
          : list.data.rows.length === 0 ? <Empty title={`${list.data.regionName}还没有大厅`}>大厅随机构资料导入。</Empty> : <Rows view={{ ...list.data, rows: list.data.rows.filter(({ name }) => name.includes(q)) }} />}
      </div>
    </>
  )
}

function Rows({ view: { rows, regionName } }: { view: HallRows }) {
  useShortcuts({ j: () => moveFocus('.rows a.row-link', 1), k: () => moveFocus('.rows a.row-link', -1) })
  const inService = rows.reduce((sum, row) => sum + row.windowsInService, 0)
  return (
    <>
      <p className="list-count" role="status">{regionName}：{rows.length} 个大厅，{inService} 个窗口在服务。</p>
      <table className="rows">
        <caption className="hidden-visually">{regionName}的大厅</caption>
        <thead><tr><th scope="col">大厅</th><th scope="col">现在</th><th scope="col">窗口</th><th scope="col">功能区</th><th scope="col">便民设施</th><th scope="col">平面图</th></tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="wide"><Link className="row-link" to={consolePaths.hallSheet(row.id)}><strong>{row.name}</strong></Link><div className="row-note">{row.levelName} · {row.address} · <span className="whole">{row.phone}</span></div></td>
              <td>{row.isOpenNow ? <Mark tone="calm">开门</Mark> : <Mark tone="plain">不开门</Mark>}</td>
              <td className="tabular" data-label="窗口">{row.windowsInService}{row.windows > row.windowsInService && <span className="row-note">，另有 {row.windows - row.windowsInService} 个不在服务</span>}</td>
              <td className="tabular" data-label="功能区">{row.zones}</td>
              <td className="tabular" data-label="设施">{row.facilities}</td>
              <td>{row.hasPlan ? '有' : <Mark tone="near">还没有</Mark>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
