import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { files, paths } from '../../client/paths.ts'
import { toColumnDay, toMinuteWords } from '../../kit/dates.ts'
import { Kbd } from '../../kit/kbd.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { Panel } from '../../kit/panel.tsx'
import { useShortcuts } from '../../kit/shortcuts.ts'
import { Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { NotRead } from '../catalogue/query-states.tsx'
import { type CertificateFile, certificatesKey, type LifeAction, type LifeAnswer, useCertificate } from './certificate-calls.ts'
import { StateMark } from './certificate-list.tsx'
import './certificates.css'
import { COMMANDS, LifeCommand } from './life-command.tsx'

/** One certificate: what it says, its versions, what happened to it, and what may be done. */
export function CertificateScreen({ identifier }: { identifier: string }) {
  const found = useCertificate(identifier)
  if (found.isPending) return <div className="panel"><Loading lines={10} what="证照" /></div>
  if (found.isError) return <div className="panel"><NotRead isPage error={found.error} onRetry={() => void found.refetch()} /></div>
  return <KnownCertificate key={identifier} certificate={found.data} />
}

function KnownCertificate({ certificate }: { certificate: CertificateFile }) {
  const queries = useQueryClient()
  const go = useNavigate()
  const [action, setAction] = useState<LifeAction | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  const { life } = certificate
  const allowed = life.allowedActions.filter(({ isAllowed }) => isAllowed)
  const readAgain = () => void queries.invalidateQueries({ queryKey: certificatesKey })
  useShortcuts(Object.fromEntries(allowed.map((each) => [COMMANDS[each.action].key, () => setAction(each)])))
  const finish = (title: string, answer: LifeAnswer) => {
    setAction(undefined)
    readAgain()
    if (answer.identifier === certificate.identifier) setDone(`已${title}，证照现在是“${answer.stateName}”。`)
    else void go(paths.certificate(answer.identifier))
  }
  return (
    <>
      <PageTitle title={certificate.name}><Link to={paths.certificates()}>证照管理</Link></PageTitle>
      <p className="head-line">
        <StateMark {...certificate} />
        <span className="tabular">{certificate.number}</span>
        {life.stateSince && <span>{toColumnDay(life.stateSince)}起</span>}
        <span className="quiet">{certificate.conclusion}</span>
      </p>
      {done && <p className="note-line good" role="status">{done}</p>}
      {life.replacedBy && <p className="note-line near">这是旧版本。<Link to={paths.certificate(life.replacedBy)}>打开新版本</Link></p>}
      {!certificate.isIntact && <p className="note-line bad" role="alert">证照内容与签发时不一致，请停止办理并报告系统管理员。</p>}
      {!life.historyIsIntact && <p className="note-line bad" role="alert">办理经过的校验没有通过，可能被改动，请报告系统管理员。</p>}
      <div className="stack">
        <Actions actions={life.allowedActions} onAct={setAction} />
        <Facts certificate={certificate} />
        <History life={life} />
        <Versions certificate={certificate} />
      </div>
      {action && <LifeCommand certificate={certificate} action={action} onDone={(answer) => finish(action.title, answer)} onStale={readAgain} onClose={() => setAction(undefined)} />}
    </>
  )
}

/** What may be done now; what rests, each with its reason. */
function Actions({ actions, onAct }: { actions: LifeAction[]; onAct: (action: LifeAction) => void }) {
  const allowed = actions.filter(({ isAllowed }) => isAllowed)
  const resting = Object.entries(Object.groupBy(actions.filter(({ isAllowed }) => !isAllowed), ({ reason }) => reason ?? ''))
  return (
    <Panel title="办理">
      {allowed.length > 0 && (
        <div className="buttons">
          {allowed.map((each) => <Button key={each.action} danger={COMMANDS[each.action].isDangerous ?? false} aria-keyshortcuts={COMMANDS[each.action].key} onClick={() => onAct(each)}>{each.title}<Kbd keys={COMMANDS[each.action].key} /></Button>)}
        </div>
      )}
      {resting.length > 0 && <ul className="resting">{resting.map(([reason, those]) => <li key={reason}><strong>{those?.map(({ title }) => title).join('、')}</strong>：{reason}</li>)}</ul>}
    </Panel>
  )
}

function Facts({ certificate: { holder, content, issuedOn, validUntil, validityText, issuingAuthority, identifier, version, applicationNumber, life } }: { certificate: CertificateFile }) {
  return (
    <Panel title="证照内容" extra={<a href={files.certificate(identifier)} target="_blank" rel="noreferrer">核验页</a>}>
      <dl className="facts">
        <dt>持证人</dt><dd>{holder.name}{holder.code && <span className="quiet tabular">　{holder.code}</span>}</dd>
        {content.map(({ label, value }) => [<dt key={label}>{label}</dt>, <dd key={`${label} value`}>{value}</dd>])}
        <dt>颁发机构</dt><dd>{issuingAuthority.name}</dd>
        <dt>颁发日期</dt><dd>{toColumnDay(issuedOn)}</dd>
        <dt>有效期至</dt><dd>{validUntil ? toColumnDay(validUntil) : (validityText ?? '没有载明')}</dd>
        <dt>来源</dt><dd>{applicationNumber ? <Link to={paths.case(applicationNumber)}>办件 {applicationNumber}</Link> : life.isImported ? '存量导入' : '由上一版本换发'}</dd>
        <dt>证照标识</dt><dd className="tabular identifier">{identifier}</dd>
        <dt>版本</dt><dd>第 {version} 版</dd>
      </dl>
    </Panel>
  )
}

function History({ life: { history, previousIdentifier } }: Pick<CertificateFile, 'life'>) {
  return (
    <Panel title="办理经过">
      {history.length === 0 ? <p className="quiet">这一版颁发以后没有变动。{previousIdentifier && <Link className="tool-link" to={paths.certificate(previousIdentifier)}>看上一版的办理经过</Link>}</p> : (
        <ol className="timeline">
          {history.toReversed().map((event) => (
            <li key={event.seq}>
              <strong>{event.title}</strong>
              <span className="quiet tabular">{toMinuteWords(event.at)}　{event.officerName ?? '系统（依法自动）'}</span>
              <p>{event.groundName && `${event.groundName}。`}{event.reason}</p>
              <p className="quiet">依据：{event.basis}{event.applicationNumber && `　办件 ${event.applicationNumber}`}</p>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  )
}

function Versions({ certificate: { identifier, life } }: { certificate: CertificateFile }) {
  if (life.versions.length < 2) return null
  return (
    <Panel title="各版本" isFlush>
      <table className="rows">
        <caption className="hidden-visually">这个证照的各个版本</caption>
        <thead><tr><th scope="col">版本</th><th scope="col">颁发日期</th><th scope="col">有效期至</th><th scope="col">状态</th></tr></thead>
        <tbody>
          {life.versions.map((version) => (
            <tr key={version.identifier}>
              <td className="whole">{version.identifier === identifier ? `第 ${version.version} 版（这一版）` : <Link to={paths.certificate(version.identifier)}>第 {version.version} 版</Link>}</td>
              <td className="tabular whole" data-label="颁发日期">{toColumnDay(version.issuedOn)}</td>
              <td className="tabular whole" data-label="有效期至">{version.validUntil ? toColumnDay(version.validUntil) : '—'}</td>
              <td className="whole"><StateMark {...version} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
