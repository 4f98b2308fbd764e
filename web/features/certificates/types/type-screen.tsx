import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { consolePaths } from '../../../client/paths.ts'
import { toColumnDay, toMinuteWords } from '../../../kit/dates.ts'
import { Kbd } from '../../../kit/kbd.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { useShortcuts } from '../../../kit/shortcuts.ts'
import { Loading } from '../../../kit/states.tsx'
import '../../catalogue/catalogue.css'
import { DownloadButton } from '../../catalogue/download-button.tsx'
import { NotRead } from '../../catalogue/query-states.tsx'
import '../certificates.css'
import { DescribeType } from './describe-type.tsx'
import { type CertificateType, previewType, type TypeField, typesKey, useType } from './type-calls.ts'

/** One 证照类型: what its certificates say, and how that came about. */
export function CertificateTypeScreen({ code }: { code: string }) {
  const found = useType(code)
  if (found.isPending) return <div className="panel"><Loading lines={10} what="证照类型" /></div>
  if (found.isError) return <div className="panel"><NotRead isPage error={found.error} onRetry={() => void found.refetch()} /></div>
  return <KnownType type={found.data} />
}

function KnownType({ type }: { type: CertificateType }) {
  const queries = useQueryClient()
  const [isDescribing, describe] = useState(false)
  const [done, setDone] = useState<string | undefined>(undefined)
  const { mayRegister, name, department, holderKind, fields, validity } = type
  const readAgain = () => void queries.invalidateQueries({ queryKey: typesKey })
  useShortcuts(mayRegister.isAllowed ? { e: () => describe(true) } : {})
  const sample = { department, name, holderKind: holderKind ?? 'any', fields: fields.map(({ name, kind, isRequired }) => ({ name, kind, isRequired })), validity } as const
  return (
    <>
      <PageTitle title={name} tools={<><DownloadButton fileName="样张.pdf" get={() => previewType({ ...sample, fields: [...sample.fields] })}>下载样张（PDF）</DownloadButton> {mayRegister.isAllowed && <Button type="primary" aria-keyshortcuts="e" onClick={() => describe(true)}>登记新版本<Kbd keys="e" /></Button>}</>}>
        <Link to={consolePaths.certificateTypes()}>证照类型</Link>
      </PageTitle>
      {done && <p className="note-line good" role="status">{done}</p>}
      {mayRegister.reason && <p className="quiet">{mayRegister.reason}</p>}
      <div className="stack">
        <Facts type={type} />
        <Panel title="专有数据项">{fields.length === 0 ? <p className="quiet">{type.version === 0 ? '还没有人登记它的说明。' : '没有专有数据项。'}</p> : <Fields fields={fields} />}</Panel>
        <Versions type={type} />
      </div>
      {isDescribing && (
        <DescribeType
          type={type}
          departments={[]}
          onStale={readAgain}
          onClose={() => describe(false)}
          onDone={({ version }) => {
            describe(false)
            setDone(`已登记第 ${version} 版。`)
            readAgain()
          }}
        />
      )}
    </>
  )
}

function Facts({ type: { code, definerName, issuerName, holderKindName, validity, isSensitive, template, stock, total, issuedThisYear, usesThisYear, firstIssuedOn, lastIssuedOn } }: { type: CertificateType }) {
  return (
    <Panel title="基本信息">
      <dl className="facts">
        <dt>证照类型代码</dt><dd className="tabular identifier">{code}</dd>
        <dt>定义部门</dt><dd>{definerName}</dd>
        <dt>颁发机构</dt><dd>{issuerName ?? '本地没有同名部门'}<span className="quiet">（各县、市、区的同名部门）</span></dd>
        <dt>持证主体</dt><dd>{holderKindName ?? '还没有说明'}</dd>
        <dt>有效期</dt><dd>{validity ?? '各证不同'}</dd>
        <dt>敏感个人信息</dt><dd>{isSensitive ? '是：经持证人单独同意，才能代替申请材料' : '否'}</dd>
        <dt>版式</dt><dd>{template ?? '通用证照版式'}</dd>
        <dt>存量</dt><dd>{stock}<span className="quiet">　累计 {total}，本年颁发 {issuedThisYear}，本年用证 {usesThisYear}</span></dd>
        <dt>时间跨度</dt><dd>{firstIssuedOn && lastIssuedOn ? `${toColumnDay(firstIssuedOn)} 至 ${toColumnDay(lastIssuedOn)}` : '还没有颁发过'}</dd>
      </dl>
    </Panel>
  )
}

const Fields = ({ fields }: { fields: readonly TypeField[] }) => (
  <table className="rows">
    <caption className="hidden-visually">专有数据项，按印在证照上的顺序</caption>
    <thead><tr><th scope="col">名称</th><th scope="col">种类</th><th scope="col">必填</th></tr></thead>
    <tbody>{fields.map(({ name, kindName, isRequired }) => <tr key={name}><td className="wide">{name}</td><td data-label="种类">{kindName}</td><td data-label="必填">{isRequired ? '是' : '否'}</td></tr>)}</tbody>
  </table>
)

function Versions({ type: { versions } }: { type: CertificateType }) {
  return (
    <Panel title="历次版本">
      {versions.length === 0 ? <p className="quiet">还没有登记过说明。</p> : (
        <ol className="timeline">
          {versions.map(({ version, describedAt, describedByName, holderKindName, fields, validity, isSensitive }) => (
            <li key={version}>
              <strong>第 {version} 版</strong>
              <span className="quiet tabular">{toMinuteWords(describedAt)}　{describedByName ?? '系统初始登记'}</span>
              <p>{holderKindName}持有，有效期{validity ?? '各证不同'}{isSensitive && '，敏感个人信息'}。{fields.length > 0 ? `数据项：${fields.map(({ name, kindName, isRequired }) => `${name}（${kindName}${isRequired ? '，必填' : ''}）`).join('、')}。` : '没有专有数据项。'}</p>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  )
}
