import { useSearchParams } from 'react-router'
import { Panel } from '../../kit/panel.tsx'
import { Loading } from '../../kit/states.tsx'
import { DownloadButton } from '../catalogue/download-button.tsx'
import { useAllItems } from '../catalogue/all-items.ts'
import { NotRead } from '../catalogue/query-states.tsx'
import { fetchSiteCsv, useSiteFigures } from './site-calls.ts'

/** 月度统计: what each site took in, by item. */
export function SiteMonth() {
  const [query, setQuery] = useSearchParams()
  const figures = useSiteFigures(query.get('month') ?? undefined)
  const names = useAllItems().data ?? []
  if (figures.isPending) return <div className="panel"><Loading lines={4} what="月度统计" /></div>
  if (figures.isError) return <div className="panel"><NotRead error={figures.error} onRetry={() => void figures.refetch()} /></div>
  const { month, rows } = figures.data
  const change = (value: string) => {
    if (/^2\d{3}-\d{2}$/.test(value)) setQuery({ month: value })
  }
  return (
    <Panel
      title="月度统计"
      isFlush
      extra={<><label htmlFor="site-month">月份</label><input id="site-month" className="seat" style={{ width: 170 }} type="month" value={month} onChange={({ target }) => change(target.value)} /><DownloadButton fileName="合作网点.csv" get={() => fetchSiteCsv(month)}>导出表格</DownloadButton></>}
    >
      <table className="rows">
        <caption className="hidden-visually">{month}各网点收件</caption>
        <thead><tr><th scope="col">网点</th><th scope="col">合作事项</th><th scope="col">收件</th><th scope="col">其中</th></tr></thead>
        <tbody>
          {rows.map(({ siteId, name, items, takenIn, byItem }) => (
            <tr key={siteId}>
              <td className="wide">{name}</td><td className="tabular" data-label="合作事项">{items} 项</td><td className="tabular" data-label="收件"><strong>{takenIn}</strong></td>
              <td className="wide">{byItem.length === 0 ? <span className="quiet">本月没有收件</span> : byItem.map((each) => `${names.find(({ code }) => code === each.itemCode)?.name ?? each.itemCode} ${each.takenIn}`).join('、')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
