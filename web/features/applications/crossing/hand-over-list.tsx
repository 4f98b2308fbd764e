import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { App, Button, Radio } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { saveDownload } from '../../../client/download.ts'
import { api, bodyOf } from '../../../client/http.ts'
import { paths } from '../../../client/paths.ts'
import { toProblem } from '../../../client/problem.ts'
import { toColumnDay } from '../../../kit/dates.ts'
import { Mark } from '../../../kit/mark.tsx'
import { Empty, Failure, Loading } from '../../../kit/states.tsx'
import { Pager } from '../../staff-end/pager.tsx'
import { CaseNumber } from '../case-number.tsx'
import './crossing.css'

type Side = 'receiving' | 'deciding'

/** 代收台账: what we took in for others, or others for us, and where the papers are. */
export function HandOverList() {
  const [query, setQuery] = useSearchParams()
  const side: Side = query.get('side') === 'deciding' ? 'deciding' : 'receiving'
  const cursor = query.get('cursor') ?? undefined
  return (
    <div className="panel">
      <div className="side-tabs">
        <Radio.Group aria-label="看哪一边" optionType="button" value={side} options={[{ value: 'receiving', label: '本窗口代收的' }, { value: 'deciding', label: '外地代收、本地办理的' }]} onChange={({ target }) => setQuery(target.value === 'deciding' ? { side: 'deciding' } : {})} />
        <ExportLedger side={side} />
      </div>
      <Lines side={side} cursor={cursor} />
    </div>
  )
}

function Lines({ side, cursor }: { side: Side; cursor: string | undefined }) {
  const list = useQuery({
    queryKey: ['hand-overs', side, cursor],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/hand-overs', { params: { query: { side, cursor } }, signal })),
    placeholderData: keepPreviousData,
  })
  if (list.isPending) return <Loading lines={8} what="台账" />
  if (list.isError) {
    const { title, detail, code } = toProblem(list.error)
    return <Failure title={title} detail={detail} code={code} onRetry={() => void list.refetch()} />
  }
  const { rows, next } = list.data
  if (rows.length === 0) return side === 'receiving' ? <Empty title="本窗口还没有代收外地的办件" action={<Link to={paths.intake()}>去收件</Link>}>申请人要办外地的事，在「窗口收件」里选择办理地。</Empty> : <Empty title="还没有外地代收、由本地办理的办件">外地窗口收到本地的办件后，会出现在这里。</Empty>
  return (
    <div aria-busy={list.isPlaceholderData}>
      <table className="rows">
        <caption className="hidden-visually">异地代收台账，新的在最前</caption>
        <thead><tr><th scope="col">事项</th><th scope="col">申请人</th><th scope="col">{side === 'receiving' ? '办理地' : '代收窗口'}</th><th scope="col">状态</th><th scope="col">材料</th><th scope="col">办件编号</th></tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.number}>
              <td className="wide"><Link to={paths.case(row.number)} style={{ fontWeight: 700 }}>{row.itemName}<span className="hidden-visually">，{row.applicantName}</span></Link>{row.isUnread && <> <Mark tone="near">有新留言</Mark></>}</td>
              <td>{row.applicantName}</td>
              <td>{side === 'receiving' ? row.decidingHall : row.receivingHall}</td>
              <td>{row.stateName}</td>
              <td className="wide" data-label="材料">{papersWords(row)}</td>
              <td className="wide"><CaseNumber number={row.number} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pager next={next} />
    </div>
  )
}

function papersWords({ handedOverOn, takenOverOn, courierNumber, originals }: { handedOverOn: string | null; takenOverOn: string | null; courierNumber: string | null; originals: string[] }): string {
  if (!handedOverOn) return '还没有移交'
  const what = `${originals.length} 份${courierNumber ? `，单号 ${courierNumber}` : ''}`
  return takenOverOn ? `${toColumnDay(takenOverOn)}已签收，${what}` : `${toColumnDay(handedOverOn)}移交，在途，${what}`
}

/** 移交台账 for a spreadsheet. The export is recorded by the server. */
function ExportLedger({ side }: { side: Side }) {
  const { message } = App.useApp()
  const exporting = useMutation({
    mutationFn: async () => saveDownload(await api.GET('/api/v1/staff/hand-overs', { params: { query: { side } }, headers: { accept: 'text/csv' }, parseAs: 'blob' }), '移交台账.csv'),
    onError: (error) => void message.error(toProblem(error).detail),
  })
  return <Button loading={exporting.isPending} onClick={() => exporting.mutate()}>导出台账（CSV）</Button>
}
