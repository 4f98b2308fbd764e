import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useSearchParams } from 'react-router'
import { api, bodyOf } from '../../../client/http.ts'
import { PageTitle } from '../../../kit/page-title.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { Empty, Loading } from '../../../kit/states.tsx'
import { DownloadButton } from '../../catalogue/download-button.tsx'
import { NotRead } from '../../catalogue/query-states.tsx'
import './use-counts.css'

interface Period {
  from?: string
  until?: string
}

const periodOf = (query: URLSearchParams): Period => Object.fromEntries(['from', 'until'].flatMap((name) => (query.get(name) ? [[name, query.get(name)!]] : [])))

/** 用证统计: how often certificates stood for paper, by kind and month, with what was counted. */
export function UseCounts() {
  const [query, setQuery] = useSearchParams()
  const period = periodOf(query)
  const counts = useQuery({
    queryKey: ['certificate-uses', period],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/certificate-uses', { params: { query: period }, signal })),
    placeholderData: keepPreviousData,
  })
  const download = () => api.GET('/api/v1/staff/certificate-uses', { params: { query: period }, headers: { accept: 'text/csv' }, parseAs: 'blob' })
  return (
    <>
      <PageTitle title="用证统计"><DownloadButton fileName="用证统计.csv" get={download}>导出表格（CSV）</DownloadButton></PageTitle>
      <Panel title={counts.data ? `${counts.data.regionName}，${counts.data.from} 至 ${counts.data.until}：共用证 ${counts.data.total} 次` : '用证次数'}>
        <PeriodForm key={`${counts.data?.from} ${counts.data?.until}`} from={period.from ?? counts.data?.from ?? ''} until={period.until ?? counts.data?.until ?? ''} onPeriod={(given) => setQuery({ ...given })} />
        {counts.isPending ? <Loading lines={6} what="用证次数" />
          : counts.isError ? <NotRead error={counts.error} onRetry={() => void counts.refetch()} />
            : (
              <div aria-busy={counts.isPlaceholderData}>
                {counts.data.rows.length === 0 ? <Empty title="这段时间没有用过电子证照" action={query.size > 0 && <Button onClick={() => setQuery({})}>看今年以来</Button>}>换一段时间再看。</Empty> : <Table rows={counts.data.rows} />}
                <p className="quiet uses-formula">{counts.data.formula}</p>
              </div>
            )}
      </Panel>
    </>
  )
}

function PeriodForm({ from, until, onPeriod }: { from: string; until: string; onPeriod: (period: Period) => void }) {
  const [typed, setTyped] = useState({ from, until })
  const send = (event: FormEvent) => {
    event.preventDefault()
    onPeriod(Object.fromEntries(Object.entries(typed).filter(([, day]) => day !== '')))
  }
  return (
    <form className="uses-period" onSubmit={send} aria-label="统计期">
      <label htmlFor="uses-from">从</label>
      <Input id="uses-from" type="date" value={typed.from} onChange={({ target }) => setTyped({ ...typed, from: target.value })} />
      <label htmlFor="uses-until">到</label>
      <Input id="uses-until" type="date" value={typed.until} onChange={({ target }) => setTyped({ ...typed, until: target.value })} />
      <Button htmlType="submit">统计</Button>
    </form>
  )
}

interface Row { regionName: string; month: string; typeCode: string; certificateName: string; waivers: number; copies: number; total: number }

function Table({ rows }: { rows: readonly Row[] }) {
  return (
    <table className="rows">
      <caption className="hidden-visually">各类证照每月的使用次数，新的月份在前</caption>
      <thead><tr><th scope="col">证照</th><th scope="col">月份</th><th scope="col">地区</th><th scope="col">免提交调用</th><th scope="col">加注件</th><th scope="col">合计</th></tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.month} ${row.regionName} ${row.typeCode}`}>
            <td className="wide">{row.certificateName}<div className="row-note tabular">{row.typeCode}</div></td>
            <td className="tabular" data-label="月份">{row.month}</td>
            <td data-label="地区">{row.regionName}</td>
            <td className="tabular" data-label="免提交调用">{row.waivers}</td>
            <td className="tabular" data-label="加注件">{row.copies}</td>
            <td className="tabular" data-label="合计"><strong>{row.total}</strong></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
