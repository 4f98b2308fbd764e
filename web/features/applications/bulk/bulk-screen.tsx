import { useMutation } from '@tanstack/react-query'
import { App, Button, Progress } from 'antd'
import { Link } from 'react-router'
import { saveDownload } from '../../../client/download.ts'
import { api } from '../../../client/http.ts'
import { paths } from '../../../client/paths.ts'
import { toProblem } from '../../../client/problem.ts'
import type { BulkView } from '../../../client/types.ts'
import { toMinuteWords } from '../../../kit/dates.ts'
import { Mark } from '../../../kit/mark.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { Failure, Loading } from '../../../kit/states.tsx'
import { CaseNumber } from '../case-number.tsx'
import './bulk.css'
import { useBulkAction, useOwnBulkActions } from './bulk-queries.ts'

const TONES: Record<string, 'calm' | 'over' | 'plain'> = { done: 'calm', refused: 'over', waiting: 'plain' }

/** How far a bulk action is, and what became of each case: what was not done comes first, with why. */
export function BulkScreen({ id }: { id: string }) {
  const reading = useBulkAction(id)
  if (reading.isPending) return <div className="panel"><Loading lines={8} what="批量办理" /></div>
  if (reading.isError) {
    const { title, detail, code } = toProblem(reading.error)
    return <div className="panel"><Failure isPage title={title} detail={detail} code={code} onRetry={() => void reading.refetch()} /></div>
  }
  return <Results bulk={reading.data} />
}

function Results({ bulk }: { bulk: BulkView }) {
  const settled = bulk.done + bulk.refused
  const ordered = [...bulk.results].sort((a, b) => rank(a.state) - rank(b.state))
  return (
    <div className="bulk-page">
      <PageTitle title={`批量${bulk.verbName}`} />
      <Panel title="进度" extra={<Export id={bulk.id} />}>
        <Progress percent={Math.floor((settled / bulk.total) * 100)} status={bulk.finishedAt === null ? 'active' : 'normal'} aria-label="批量办理的进度" />
        <p role="status">共 {bulk.total} 件：已办理 {bulk.done} 件，没有办理 {bulk.refused} 件{bulk.waiting > 0 ? `，等待 ${bulk.waiting} 件` : ''}。{bulk.finishedAt === null ? '可以离开这一页，系统会继续办完。' : ''}</p>
      </Panel>
      <Panel title="逐件结果">
        <table className="rows">
          <caption className="hidden-visually">批量办理的逐件结果，没有办理的在最前</caption>
          <thead><tr><th scope="col">结果</th><th scope="col">办件编号</th><th scope="col">原因</th></tr></thead>
          <tbody>
            {ordered.map(({ number, state, stateName, reason }) => (
              <tr key={number}>
                <td><Mark tone={TONES[state] ?? 'plain'}>{stateName}</Mark></td>
                <td><Link to={paths.case(number)}><CaseNumber number={number} /></Link></td>
                <td className="wide">{reason ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
    </div>
  )
}

const rank = (state: string): number => (state === 'refused' ? 0 : state === 'waiting' ? 1 : 2)

function Export({ id }: { id: string }) {
  const { message } = App.useApp()
  const exporting = useMutation({
    mutationFn: async () => {
      saveDownload(await api.GET('/api/v1/staff/bulk-actions/{id}', { params: { path: { id } }, headers: { accept: 'text/csv' }, parseAs: 'blob' }), '批量办理.csv')
    },
    onError: (error) => void message.error(toProblem(error).detail),
  })
  return <Button loading={exporting.isPending} onClick={() => exporting.mutate()}>导出结果（CSV）</Button>
}

/** One's latest bulk actions: found again after the page was closed. */
export function LatestBulkActions() {
  const latest = useOwnBulkActions()
  const rows = latest.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Panel title="我最近的批量办理">
      <ul className="bulk-latest">
        {rows.map(({ id, verbName, total, done, refused, waiting, createdAt }) => (
          <li key={id}><Link to={paths.bulkAction(id)}>批量{verbName} {total} 件</Link>　<span className="quiet">{toMinuteWords(createdAt)}　已办 {done}，没有办 {refused}{waiting > 0 ? `，等待 ${waiting}` : ''}</span></li>
        ))}
      </ul>
    </Panel>
  )
}
