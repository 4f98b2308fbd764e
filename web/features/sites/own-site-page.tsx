import { useSearchParams } from 'react-router'
import { toColumnDay } from '../../kit/dates.ts'
import { Mark } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { Panel } from '../../kit/panel.tsx'
import { Loading } from '../../kit/states.tsx'
import { useAllItems } from '../catalogue/all-items.ts'
import '../catalogue/catalogue.css'
import { NotRead } from '../catalogue/query-states.tsx'
import './own-site.css'
import '../hall-staff/hall-staff.css'
import { useOwnSite } from './own-site-calls.ts'

/** 本网点: the agreement, the items it names, and what the site took in within a month. */
export function OwnSitePage() {
  const [query, setQuery] = useSearchParams()
  const site = useOwnSite(query.get('month') ?? undefined)
  const items = useAllItems().data ?? []
  const nameOf = (code: string) => items.find((item) => item.code === code)?.name ?? code
  if (site.isPending) return <><PageTitle title="本网点" /><div className="panel"><Loading lines={6} what="网点" /></div></>
  if (site.isError) return <div className="panel"><NotRead isPage error={site.error} onRetry={() => void site.refetch()} /></div>
  const { name, kindName, partner, address, hours, phone, hallName, hallPhone, agreement, from, until, standingName, isOpen, month, takenIn, byItem } = site.data
  return (
    <>
      <PageTitle title="本网点"><span>{name}</span><Mark tone={isOpen ? 'calm' : 'near'}>{standingName}</Mark></PageTitle>
      <div className="stack">
        <Panel title="合作协议">
          <dl className="facts">
            <dt>合作单位</dt><dd>{partner}（{kindName}）</dd>
            <dt>协议</dt><dd>{agreement}，{toColumnDay(from)}至{toColumnDay(until)}</dd>
            <dt>地址</dt><dd>{address}</dd>
            <dt>营业时间</dt><dd>{hours}　{phone}</dd>
            <dt>收的件移交</dt><dd>{hallName}（{hallPhone}）</dd>
          </dl>
        </Panel>
        <Panel
          title="月度收件" isFlush
          extra={<><label htmlFor="own-site-month">月份</label><input id="own-site-month" className="seat" style={{ width: 170 }} type="month" value={month} onChange={({ target }) => /^2\d{3}-\d{2}$/.test(target.value) && setQuery({ month: target.value })} /></>}
        >
          {byItem.length === 0 ? <p className="quiet" style={{ padding: '14px 20px' }}>这个月没有收件。</p> : (
            <table className="rows">
              <caption className="hidden-visually">{month}收件</caption>
              <thead><tr><th scope="col">事项</th><th scope="col">收件</th></tr></thead>
              <tbody>
                {byItem.map((each) => <tr key={each.itemCode}><td className="wide">{nameOf(each.itemCode)}</td><td className="tabular" data-label="收件">{each.takenIn}</td></tr>)}
                <tr><td className="wide"><strong>合计</strong></td><td className="tabular" data-label="收件"><strong>{takenIn}</strong></td></tr>
              </tbody>
            </table>
          )}
        </Panel>
        <Panel title={`合作事项（${site.data.items.length} 项）`}>
          <ul className="site-items">{site.data.items.map((code) => <li key={code}>{nameOf(code)}</li>)}</ul>
        </Panel>
      </div>
    </>
  )
}
