import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { consolePaths } from '../../../client/paths.ts'
import { toMinuteWords } from '../../../kit/dates.ts'
import { Kbd } from '../../../kit/kbd.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'
import { moveFocus, useShortcuts } from '../../../kit/shortcuts.ts'
import { Empty, Loading } from '../../../kit/states.tsx'
import '../../catalogue/catalogue.css'
import { DownloadButton } from '../../catalogue/download-button.tsx'
import { Filters } from '../../catalogue/filters.tsx'
import { NotRead } from '../../catalogue/query-states.tsx'
import { Pager } from '../../staff-end/pager.tsx'
import { downloadTypes } from '../certificate-calls.ts'
import '../certificates.css'
import { DescribeType } from './describe-type.tsx'
import { type TypeList, typesKey, useTypePage } from './type-calls.ts'

/** 证照类型, where they are registered. */
export function CertificateTypeList() {
  const [query] = useSearchParams()
  const q = query.get('q')
  const cursor = query.get('cursor')
  const list = useTypePage({ ...(q ? { q } : {}), ...(cursor ? { cursor } : {}) })
  const [isDescribing, describe] = useState(false)
  const queries = useQueryClient()
  const go = useNavigate()
  const mayRegister = list.data?.mayRegister.isAllowed ?? false
  useShortcuts({ j: () => moveFocus('.rows a', 1), k: () => moveFocus('.rows a', -1), ...(mayRegister ? { n: () => describe(true) } : {}) })
  return (
    <>
      <PageTitle title="证照类型" tools={<><DownloadButton fileName="证照类型目录.csv" get={downloadTypes}>下载表格（CSV）</DownloadButton> {mayRegister && <Button type="primary" aria-keyshortcuts="n" onClick={() => describe(true)}>登记证照类型<Kbd keys="n" /></Button>}</>}>
        <span className="quiet">全市有哪些电子证照、各载明什么</span>
      </PageTitle>
      <div className="panel">
        <Filters search={{ label: '证照名称、代码或定义部门' }} choices={[]} />
        {list.isPending ? <Loading lines={8} what="证照类型" /> : list.isError ? <NotRead error={list.error} onRetry={() => void list.refetch()} />
          : list.data.rows.length === 0 ? <Empty title={q ? `没有找到“${q}”` : '还没有证照类型'}>{q ? '换一个名称、代码或部门试试。' : '第一次制发或登记后，证照类型会出现在这里。'}</Empty> : <Rows list={list.data} isStale={list.isPlaceholderData} />}
      </div>
      {isDescribing && list.data && (
        <DescribeType
          type={undefined}
          departments={list.data.departments}
          onClose={() => describe(false)}
          onDone={({ code }) => {
            void queries.invalidateQueries({ queryKey: typesKey })
            void go(consolePaths.certificateType(code))
          }}
        />
      )}
    </>
  )
}

function Rows({ list: { rows, total, next, countedAt, mayRegister, regionName }, isStale }: { list: TypeList; isStale: boolean }) {
  return (
    <div aria-busy={isStale}>
      <p className="list-count" role="status">共 {total} 种。{countedAt ? `${regionName}的数量，截至 ${toMinuteWords(countedAt)}。` : '数量还没有统计。'}{mayRegister.reason}</p>
      <table className="rows">
        <caption className="hidden-visually">证照类型，按代码排列</caption>
        <thead><tr><th scope="col">证照类型</th><th scope="col">定义部门</th><th scope="col">持证主体、有效期</th><th scope="col">数据项</th><th scope="col">存量</th><th scope="col">版本</th></tr></thead>
        <tbody>
          {rows.map(({ code, name, definerName, holderKindName, validity, fields, stock, version }) => (
            <tr key={code}>
              <td className="wide"><Link to={consolePaths.certificateType(code)}>{name}</Link><div className="row-note tabular code">{code}</div></td>
              <td className="wide" data-label="定义部门">{definerName}</td>
              <td className="wide">{holderKindName ?? <span className="quiet">还没有说明</span>}{validity && <div className="row-note">{validity}</div>}</td>
              <td className="wide" data-label="数据项">{fields.map(({ name }) => name).join('、') || '—'}</td>
              <td className="tabular" data-label="存量">{stock}</td>
              <td className="whole" data-label="版本">{version > 0 ? `第 ${version} 版` : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pager next={next} />
    </div>
  )
}
