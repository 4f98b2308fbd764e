import { Link, useSearchParams } from 'react-router'
import { paths } from '../../client/paths.ts'
import { toColumnDay } from '../../kit/dates.ts'
import { Mark } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { moveFocus, useShortcuts } from '../../kit/shortcuts.ts'
import { Empty, Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { Filters } from '../catalogue/filters.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { useOfficer } from '../sessions/officer.tsx'
import { Pager } from '../staff-end/pager.tsx'
import { type IssuedList, useCertificateTypes, useIssued } from './certificate-calls.ts'
import { importsCertificates, seesSeals } from './certificate-roles.ts'
import { type CertificateState, STATE_TONES, STATES } from './certificate-words.ts'
import './certificates.css'

/** 证照管理: what the officer's authority has issued or brought in. */
export function CertificateList() {
  const officer = useOfficer()
  const [query] = useSearchParams()
  const q = query.get('q') ?? undefined
  const state = STATES.find(({ value }) => value === query.get('state'))?.value
  const list = useIssued({ search: q, state: q ? undefined : state, type: q ? undefined : (query.get('type') ?? undefined), cursor: query.get('cursor') ?? undefined })
  const types = useCertificateTypes()
  useShortcuts({ j: () => moveFocus('.rows a', 1), k: () => moveFocus('.rows a', -1) })
  return (
    <>
      <PageTitle title="证照管理" tools={<>{importsCertificates(officer) && <Link className="tool-link" to={paths.certificateImports()}>导入存量证照</Link>}<Link className="tool-link" to={paths.certificateTypes()}>证照类型目录</Link>{seesSeals(officer) && <Link className="tool-link" to={paths.seals()}>电子印章</Link>}</>}>
        <span className="quiet">{officer.authorityName}颁发和导入的证照</span>
      </PageTitle>
      <div className="panel">
        <Filters
          search={{ label: '编号、标识、持证人或证件号码' }}
          choices={[
            { name: 'type', label: '证照类型', width: 240, isSearched: true, options: types.data?.rows.filter(({ total }) => total > 0).map(({ code, name }) => ({ value: code, label: name })) ?? [] },
            { name: 'state', label: '状态', options: STATES },
          ]}
        />
        {q && (state || query.get('type')) && <p className="list-count">按“{q}”在全部类型和状态中查找。</p>}
        {list.isPending ? <Loading lines={8} what="证照" /> : list.isError ? <NotRead error={list.error} onRetry={() => void list.refetch()} />
          : list.data.rows.length === 0 ? <Nothing q={q} /> : <Rows list={list.data} isStale={list.isPlaceholderData} />}
      </div>
    </>
  )
}

const Nothing = ({ q }: { q: string | undefined }) =>
  q ? <Empty title={`没有找到“${q}”`}>编号和证件号码要写全；姓名可以只写开头。别的单位颁发的证照请用公开的证照核验。</Empty> : <Empty title="没有符合条件的证照">换一个类型或状态看看。已有的纸质证照可由制证人员导入。</Empty>

function Rows({ list: { rows, next }, isStale }: { list: IssuedList; isStale: boolean }) {
  return (
    <div aria-busy={isStale}>
      <table className="rows">
        <caption className="hidden-visually">证照，新颁发的在前</caption>
        <thead><tr><th scope="col">证照</th><th scope="col">持证人</th><th scope="col">颁发日期</th><th scope="col">有效期至</th><th scope="col">状态</th></tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.identifier}>
              <td className="wide"><Link to={paths.certificate(row.identifier)}>{row.name}</Link><div className="row-note tabular">{row.number}{row.version > 1 && `　第 ${row.version} 版`}{row.isImported && '　存量导入'}</div></td>
              <td className="wide" data-label="持证人">{row.holderName}</td>
              <td className="tabular whole" data-label="颁发日期">{toColumnDay(row.issuedOn)}</td>
              <td className="tabular whole" data-label="有效期至">{row.validUntil ? toColumnDay(row.validUntil) : (row.validityText ?? '—')}</td>
              <td className="whole"><StateMark {...row} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pager next={next} />
    </div>
  )
}

export const StateMark = ({ state, stateName }: { state: CertificateState; stateName: string }) => <Mark tone={STATE_TONES[state]}>{stateName}</Mark>
