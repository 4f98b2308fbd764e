import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { files, paths } from '../../../client/paths.ts'
import { toMinuteWords } from '../../../kit/dates.ts'
import { Mark } from '../../../kit/mark.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { Loading } from '../../../kit/states.tsx'
import '../../catalogue/catalogue.css'
import { CommandDrawer, textOf } from '../../catalogue/command-drawer.tsx'
import { NotRead } from '../../catalogue/query-states.tsx'
import '../../checks/checks.css'
import { DrawerFiles, fileIdsIn } from '../../files/drawer-files.tsx'
import { FileLinks } from '../../files/file-links.tsx'
import { type ActBody, actOnFinding, auditsKey, type Finding, uploadEvidence, useFinding } from './audit-calls.ts'

const EXPLAIN: Record<ActBody['kind'], string> = {
  verified: '情况属实，写明查到了什么。查实后还可以移交。', notEstablished: '查过以后不成立，写明理由。', handedOn: '交给有权处理的单位，写明移交的理由。移交后这里不再处理。', noted: '补充新的情况，不改变处理结果。',
}

/** One finding: what, on which evidence, what became of it. */
export function FindingScreen({ id }: { id: string }) {
  const reading = useFinding(id)
  const queries = useQueryClient()
  const [doing, setDoing] = useState<ActBody['kind'] | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  if (reading.isPending) return <div className="panel"><Loading lines={8} what="线索" /></div>
  if (reading.isError) return <div className="panel"><NotRead isPage error={reading.error} onRetry={() => void reading.refetch()} /></div>
  const finding = reading.data
  const readAgain = () => void queries.invalidateQueries({ queryKey: auditsKey })
  const actions = finding.allowedActions.filter(({ allowed }) => allowed)
  return (
    <>
      <PageTitle title={finding.title} tools={actions.length > 0 && actions.map(({ verb, name }) => <Button key={verb} type={verb === 'verified' ? 'primary' : 'default'} onClick={() => setDoing(verb as ActBody['kind'])}>{name}</Button>)}>
        <Mark tone={finding.state === 'open' ? 'near' : finding.state === 'verified' ? 'over' : 'plain'}>{finding.stateName}</Mark>
        <span className="quiet">{finding.auditName}</span>
      </PageTitle>
      {done && <p className="note-line good" role="status">{done}</p>}
      <div className="stack">
        <Panel title="情况">
          <p className="check-answer">{finding.facts}</p>
          <dl className="facts" style={{ marginTop: 14 }}>
            <dt>证据</dt><dd>{finding.evidence.kindName}　<Evidence finding={finding} /></dd>
            <dt>涉及的单位</dt><dd>{finding.authorityName ?? '没有指明'}</dd>
            <dt>来源</dt><dd>{finding.sourceName}　{finding.foundBy}　{toMinuteWords(finding.foundAt)}</dd>
          </dl>
        </Panel>
        <Panel title="处理经过" isFlush>
          <table className="rows">
            <caption className="hidden-visually">处理经过，先后为序</caption>
            <thead><tr><th scope="col">处理</th><th scope="col">说明</th><th scope="col">谁</th></tr></thead>
            <tbody>
              {finding.acts.map(({ seq, kindName, note, handedTo, files: kept, at, byName }) => (
                <tr key={seq}>
                  <td><strong>{kindName}</strong>{handedTo && <div className="row-note">给{handedTo}</div>}</td>
                  <td className="wide"><p className="check-answer">{note}</p><FileLinks files={kept} addressOf={(file) => files.findingFile(id, file)} /></td>
                  <td data-label="谁">{byName}<div className="row-note tabular">{toMinuteWords(at)}</div></td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      </div>
      {doing && (
        <CommandDrawer
          draft={`finding:${id}:${doing}`}
          title={actions.find(({ verb }) => verb === doing)?.name ?? '处理'}
          submitLabel="提交"
          explain={EXPLAIN[doing]}
          fields={() => [
            ...(doing === 'handedOn' ? [{ name: 'handedTo', kind: 'text' as const, label: '移交给', required: true, maxLength: 60 }] : []),
            { name: 'note', kind: 'textarea', label: '说明', required: true, maxLength: 2000 },
          ]}
          after={(typing) => <DrawerFiles typing={typing} name="files" label="证据（选填）" most={5} upload={uploadEvidence} />}
          send={(values, key) => actOnFinding(finding, { kind: doing, note: textOf(values, 'note'), ...(doing === 'handedOn' ? { handedTo: textOf(values, 'handedTo') } : {}), files: fileIdsIn(values, 'files') }, key)}
          onDone={({ stateName }) => {
            setDoing(undefined)
            setDone(`已提交，现在：${stateName}。`)
            readAgain()
          }}
          onStale={readAgain}
          onClose={() => setDoing(undefined)}
        />
      )}
    </>
  )
}

function Evidence({ finding: { evidence: { kind, id } } }: { finding: Finding }) {
  if (kind === 'application') return <Link className="tabular" to={paths.case(id)}>{id}</Link>
  if (kind === 'clue') return <Link className="tabular" to={paths.clue(id)}>{id}</Link>
  return kind === 'certificate' ? <a href={files.certificate(id)} target="_blank" rel="noreferrer" style={{ overflowWrap: 'anywhere' }}>{id}</a> : null
}
