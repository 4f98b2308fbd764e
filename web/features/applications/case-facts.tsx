import { files } from '../../client/paths.ts'
import type { ApplicationView } from '../../client/types.ts'
import { toMinuteWords } from '../../kit/dates.ts'
import { Panel } from '../../kit/panel.tsx'
import type { ViewedFile } from './file-viewer.tsx'

/** Who applies, in what situation, and what they answered. */
export function CaseAnswers({ view }: { view: ApplicationView }) {
  return (
    <Panel title="申请内容">
      <dl className="facts">
        <dt>申请人</dt><dd>{view.applicant.name}</dd>
        <dt>{view.applicant.kind === 'person' ? '公民身份号码' : '统一社会信用代码'}</dt><dd className="tabular">{view.applicant.identityMasked}</dd>
        <dt>申请方式</dt><dd>{view.channelName}，{toMinuteWords(view.submittedAt)}{view.takenInAt && `，${view.takenInAt}`}</dd>
        {view.situations.map(({ question, answer }) => [<dt key={question}>{question}</dt>, <dd key={`${question} answer`}>{answer}</dd>])}
      </dl>
      {view.form.map((section) => (
        <div key={section.id} className="answers">
          <h3>{section.title}</h3>
          <dl className="facts">{section.rows.map(({ label, value }) => [<dt key={label}>{label}</dt>, <dd key={`${label} value`}>{value}</dd>])}</dl>
        </div>
      ))}
    </Panel>
  )
}

/** 文书: open beside the case. */
export function CaseDocuments({ view, onOpen }: { view: ApplicationView; onOpen: (file: ViewedFile) => void }) {
  return (
    <Panel title="文书和证照">
      {view.documents.length === 0 && view.certificate === null && <p className="quiet">还没有文书。每办一步，相应的文书会自动生成。</p>}
      <ul className="documents">
        {view.documents.map(({ id, title, documentNumber, issuedAt, url }) => (
          <li key={id}>
            <button type="button" className="link" onClick={() => onOpen({ name: title, mediaType: 'application/pdf', url })}>{title}</button>
            <span className="quiet tabular">{documentNumber} · {toMinuteWords(issuedAt)}</span>
          </li>
        ))}
        {view.documents.length > 0 && <li><button type="button" className="link" onClick={() => onOpen({ name: '文书清单', mediaType: 'application/pdf', url: files.documentList(view.number) })}>打印文书清单</button></li>}
        {view.certificate && <li><a href={view.certificate.url} target="_blank" rel="noreferrer">{view.item.resultName}（核验页）</a><span className="quiet tabular">{view.certificate.number}</span></li>}
      </ul>
    </Panel>
  )
}

/** Everything that happened, the newest first. */
export function CaseTimeline({ view }: { view: ApplicationView }) {
  return (
    <Panel title="办理经过">
      <ol className="timeline">
        {view.timeline.toReversed().map(({ seq, title, at, actorName, office, note }) => (
          <li key={seq}>
            <strong>{title}</strong>
            <span className="quiet tabular">{toMinuteWords(at)}　{actorName}{office ? `（${office}）` : ''}</span>
            {note && <p>{note}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  )
}
