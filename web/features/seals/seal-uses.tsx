import { Link, useParams, useSearchParams } from 'react-router'
import { toMinuteWords } from '../../kit/dates.ts'
import { PageTitle } from '../../kit/page-title.tsx'
import { Empty, Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { NotRead } from '../catalogue/query-states.tsx'
import { Pager } from '../staff-end/pager.tsx'
import { useSeals, useSealUses } from './seal-calls.ts'
import './seals.css'

/** 用章记录: what a seal was put on, when, and for whom. Nobody can change or delete a line of it. */
export function SealUses({ toSeals }: { toSeals: string }) {
  const id = useParams().seal ?? ''
  const [query] = useSearchParams()
  const seal = useSeals().data?.rows.find((each) => each.id === id)
  const uses = useSealUses(id, query.get('cursor') ?? undefined)
  return (
    <>
      <PageTitle title="用章记录"><Link to={toSeals}>电子印章名册</Link>{seal && <span className="quiet">　{seal.name}，第 {seal.edition} 枚，{seal.stateName}</span>}</PageTitle>
      <div className="panel">
        {uses.isPending ? <Loading lines={8} what="用章记录" /> : uses.isError ? <NotRead error={uses.error} onRetry={() => void uses.refetch()} />
          : uses.data.rows.length === 0 ? <Empty title="这枚印章还没有用过">颁发证照和打开证照文件时盖的章，都会记在这里。</Empty> : (
            <div aria-busy={uses.isPlaceholderData}>
              <table className="rows seal-uses">
                <caption className="hidden-visually">用章记录，新的在前</caption>
                <thead><tr><th scope="col">时间</th><th scope="col">用途</th><th scope="col">证照标识</th><th scope="col">经办</th><th scope="col">签名内容摘要（SM3）</th></tr></thead>
                <tbody>
                  {uses.data.rows.map((use) => (
                    <tr key={use.id}>
                      <td className="whole tabular" data-label="时间">{toMinuteWords(use.usedAt)}</td>
                      <td className="whole" data-label="用途">{use.purposeName}</td>
                      <td className="wide tabular identifier">{use.identifier}</td>
                      <td className="whole" data-label="经办">{use.usedBy}</td>
                      <td className="tabular code" data-label="摘要" title={use.hash}>{use.hash.slice(0, 16)}…</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <Pager next={uses.data.next} />
            </div>
          )}
      </div>
    </>
  )
}
