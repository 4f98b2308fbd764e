import { useSearchParams } from 'react-router'
import { PageTitle } from '../../kit/page-title.tsx'
import { Panel } from '../../kit/panel.tsx'
import { toMinuteWords } from '../../kit/dates.ts'
import { Empty, Loading } from '../../kit/states.tsx'
import { CaseNumber } from '../applications/case-number.tsx'
import { DownloadButton } from '../catalogue/download-button.tsx'
import '../catalogue/catalogue.css'
import { NotRead } from '../catalogue/query-states.tsx'
import { Pager } from '../staff-end/pager.tsx'
import { downloadShares, useShares } from './material-calls.ts'

/** 共享台账: who looked at what of whom, for which case, on which basis; newest first. */
export function ShareLedger() {
  const [query] = useSearchParams()
  const ledger = useShares(query.get('cursor') ?? undefined)
  return (
    <>
      <PageTitle title="共享台账" tools={<DownloadButton fileName="共享台账.csv" get={downloadShares}>导出表格（CSV）</DownloadButton>}>
        <p className="quiet">为办件查看申请人的材料和共享数据，一次一条，不能修改。申请人在「谁看过我的信息」里能看到。</p>
      </PageTitle>
      <Panel title={ledger.data ? ledger.data.scopeName : '台账'} isFlush>
        {ledger.isPending ? <Loading lines={8} what="共享台账" />
          : ledger.isError ? <NotRead error={ledger.error} onRetry={() => void ledger.refetch()} />
            : ledger.data.rows.length === 0 ? <Empty title="还没有共享记录">审查、决定人员在办件页的「可以调用的材料和数据」里查看后，会记在这里。</Empty>
              : (
                <div aria-busy={ledger.isPlaceholderData}>
                  <table className="rows">
                    <caption className="hidden-visually">共享记录，新的在前</caption>
                    <thead><tr><th scope="col">时间</th><th scope="col">谁看的</th><th scope="col">看了谁的什么</th><th scope="col">用途和依据</th><th scope="col">办件编号</th></tr></thead>
                    <tbody>
                      {ledger.data.rows.map((row) => (
                        <tr key={row.id}>
                          <td className="tabular" data-label="时间">{toMinuteWords(row.at)}</td>
                          <td data-label="谁看的">{row.officerName}<div className="row-note">{row.authorityName}</div></td>
                          <td className="wide"><strong>{row.subjectName}</strong>　{row.what}<div className="row-note">{row.kindName} · {row.fields.join('、')} · 来自{row.provider}</div></td>
                          <td className="wide">{row.purpose}<div className="row-note">{row.basis}</div></td>
                          <td className="wide"><CaseNumber number={row.applicationNumber} /></td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                  <Pager next={ledger.data.next} />
                </div>
              )}
      </Panel>
    </>
  )
}
