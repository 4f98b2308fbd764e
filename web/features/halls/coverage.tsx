import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { consolePaths } from '../../client/paths.ts'
import { Mark } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { DownloadButton } from '../catalogue/download-button.tsx'
import { Filters } from '../catalogue/filters.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { useChosenRegion } from '../office/chosen-region.ts'
import { type Coverage, exportCoverage, useCoverage } from './hall-calls.ts'
import './halls.css'
import { StationList } from './station-list.tsx'

const MEASURES = ['centre', 'zones', 'stations', 'withCommittee', 'inCircle'] as const

/** 三级覆盖: one township one centre, one village one station; below it the stations of one township. */
export function CoveragePage() {
  const place = useChosenRegion()
  const [query] = useSearchParams()
  const [done, setDone] = useState<string | undefined>(undefined)
  const coverage = useCoverage(place.region)
  const township = query.get('township')
  return (
    <>
      <PageTitle title="站点覆盖" tools={<DownloadButton fileName="三级站点覆盖.csv" get={() => exportCoverage(place.region)}>导出表格（CSV）</DownloadButton>}>
        <p className="quiet">一乡镇一中心、一村一站点，缺什么列在下面。</p>
      </PageTitle>
      {done && <p className="note-line good" role="status">{done}</p>}
      <div className="panel">
        <Filters choices={[{ name: 'region', label: '地区', any: place.ownName, options: place.others, width: 190 }]} />
        {coverage.isPending ? <Loading lines={8} what="覆盖情况" /> : coverage.isError ? <NotRead error={coverage.error} onRetry={() => void coverage.refetch()} /> : <Shares coverage={coverage.data} />}
      </div>
      {township && <StationList township={township} onDone={setDone} />}
    </>
  )
}

function Shares({ coverage: { total, rows, formulas, gaps, region } }: { coverage: Coverage }) {
  const isTownship = (code: string) => code.length === 12
  return (
    <>
      <table className="rows shares">
        <caption className="hidden-visually">{total.name}各地的覆盖</caption>
        <thead><tr><th scope="col">地方</th>{formulas.map(({ measure, name }) => <th key={measure} scope="col" className="number">{name}</th>)}</tr></thead>
        <tbody>
          {[...rows, { ...total, name: `${total.name}合计`, code: '' }].map((row) => (
            <tr key={row.code}>
              <td>{row.code === '' ? <strong>{row.name}</strong> : <Link to={isTownship(row.code) ? consolePaths.coverage({ region, township: row.code }) : consolePaths.coverage({ region: row.code })}>{row.name}</Link>}</td>
              {MEASURES.map((measure) => <td key={measure} className="number tabular" data-label={formulas.find((each) => each.measure === measure)?.name}>{row[measure].have}/{row[measure].of}　{row[measure].percent === null ? '—' : <strong>{row[measure].percent}%</strong>}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
      <section className="part">
        <h2>怎么算的</h2>
        <ul className="quiet">{formulas.map(({ measure, name, words }) => <li key={measure}>{name}：{words}</li>)}</ul>
      </section>
      <section className="part">
        <h2>缺口（{gaps.length}）</h2>
        {gaps.length === 0 ? <p className="quiet">没有缺口。</p> : (
          <ul>
            {gaps.slice(0, 100).map(({ kind, kindName, code, place, detail }) => (
              <li key={`${kind} ${code}`} className="tool-row"><Mark tone={kind === 'centre' || kind === 'station' ? 'over' : 'near'}>{kindName}</Mark>
                {code.endsWith('000') ? place : <Link to={consolePaths.coverage({ region: code.slice(0, 6), township: `${code.slice(0, 9)}000` })}>{place}</Link>}{detail && <span className="quiet">缺{detail}</span>}
              </li>
            ))}
          </ul>
        )}
        {gaps.length > 100 && <p className="quiet">只列前 100 个，全部请导出表格。</p>}
      </section>
    </>
  )
}
