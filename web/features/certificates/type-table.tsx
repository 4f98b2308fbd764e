import { Link } from 'react-router'
import { paths } from '../../client/paths.ts'
import { toColumnDay, toMinuteWords } from '../../kit/dates.ts'
import { PageTitle } from '../../kit/page-title.tsx'
import { Empty, Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { DownloadButton } from '../catalogue/download-button.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { downloadTypes, type TypeList, useCertificateTypes } from './certificate-calls.ts'
import './certificates.css'

/** 证照类型目录: every type, what it says, and how many there are (四电清单). */
export function TypeTable() {
  const types = useCertificateTypes()
  return (
    <>
      <PageTitle title="证照类型目录" tools={<DownloadButton fileName="证照类型目录.csv" get={downloadTypes}>下载表格（CSV）</DownloadButton>}><Link to={paths.certificates()}>证照管理</Link></PageTitle>
      <div className="panel">
        {types.isPending ? <Loading lines={8} what="证照类型" /> : types.isError ? <NotRead error={types.error} onRetry={() => void types.refetch()} />
          : types.data.rows.length === 0 ? <Empty title="还没有证照类型">第一次制发或市级登记后，证照类型会出现在这里。</Empty> : <Rows list={types.data} />}
      </div>
    </>
  )
}

function Rows({ list: { rows, regionName, countedAt } }: { list: TypeList }) {
  return (
    <>
      <p className="list-count" role="status">{regionName}，共 {rows.length} 种。{countedAt ? `数量截至 ${toMinuteWords(countedAt)}。` : '数量还没有统计。'}</p>
      <table className="rows types">
        <caption className="hidden-visually">证照类型和数量</caption>
        <thead><tr><th scope="col">证照类型</th><th scope="col">持证主体、数据项</th><th scope="col">存量</th><th scope="col">时间跨度</th><th scope="col">本年颁发</th><th scope="col">本年用证</th></tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <td className="wide"><strong>{row.name}</strong><div className="row-note">{row.definerName}</div><div className="row-note tabular code">{row.code}</div></td>
              <td className="wide">{row.holderKindName ?? <span className="quiet">还没有说明</span>}<div className="row-note">{row.fields.map(({ name }) => name).join('、')}{row.validity && `　有效期 ${row.validity}`}</div></td>
              <td className="tabular whole" data-label="存量">{row.stock}{row.imported > 0 && <div className="row-note">导入 {row.imported}</div>}</td>
              <td className="tabular whole" data-label="时间跨度">{row.firstIssuedOn && row.lastIssuedOn ? <>{toColumnDay(row.firstIssuedOn)}<br />至 {toColumnDay(row.lastIssuedOn)}</> : '—'}</td>
              <td className="tabular" data-label="本年颁发">{row.issuedThisYear}</td>
              <td className="tabular" data-label="本年用证">{row.usesThisYear}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
