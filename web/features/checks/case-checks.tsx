import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { files, paths } from '../../client/paths.ts'
import type { ApplicationView } from '../../client/types.ts'
import { toMinuteWords } from '../../kit/dates.ts'
import { Mark } from '../../kit/mark.tsx'
import { Panel } from '../../kit/panel.tsx'
import { useOfficer } from '../sessions/officer.tsx'
import { AskCheck } from './ask-check.tsx'
import { checksKey, toneOf, useCaseChecks } from './check-calls.ts'
import { asksChecks, maySeeChecks } from './check-roles.ts'
import { dueWords, standingWords } from './check-words.ts'
import './checks.css'

/** On a case page: what other bodies were asked for it, what they answered, and a way to ask. */
export function CaseChecks({ view }: { view: ApplicationView }) {
  const officer = useOfficer()
  return maySeeChecks(officer) ? <Checks view={view} mayAsk={asksChecks(officer)} ownAuthorityId={officer.authorityId} /> : null
}

function Checks({ view, mayAsk, ownAuthorityId }: { view: ApplicationView; mayAsk: boolean; ownAuthorityId: string }) {
  const queries = useQueryClient()
  const list = useCaseChecks(view.number)
  const [isAsking, setAsking] = useState(false)
  const rows = list.data ?? []
  return (
    <Panel title="部门间协查" extra={mayAsk && <Button size="small" onClick={() => setAsking(true)}>发起协查</Button>}>
      {list.isError && <p role="alert" className="field-error">协查没有读出来。<Button size="small" onClick={() => void list.refetch()}>重新读取</Button></p>}
      {list.isSuccess && rows.length === 0 && <p className="quiet">其他单位掌握的情况可以请他们核实，不用申请人去开证明。</p>}
      <ul className="case-checks">
        {rows.map((check) => (
          <li key={check.number}>
            {/* Its own page is for the two bodies; everybody else of the case reads all of it here. */}
            {[check.asking.id, check.asked.id].includes(ownAuthorityId) ? <Link to={paths.check(check.number)}>{check.matter}</Link> : <strong>{check.matter}</strong>}
            <span><Mark tone={toneOf(check)}>{standingWords(check)}</Mark> <span className="quiet">{check.asked.name}{dueWords(check) && ` · ${dueWords(check)}`}</span></span>
            {check.answer && <span className="check-answer">{check.answer}</span>}
            {check.file && <a href={files.caseCheckFile(view.number, check.number)} target="_blank" rel="noreferrer">{check.file.name}</a>}
            {check.answeredAt && <span className="row-note">{check.answeredByName}　{toMinuteWords(check.answeredAt)}</span>}
          </li>
        ))}
      </ul>
      {isAsking && (
        <AskCheck
          ofCase={{ number: view.number, applicantName: view.applicant.name, itemName: view.item.name }}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false)
            void queries.invalidateQueries({ queryKey: checksKey })
          }}
        />
      )}
    </Panel>
  )
}
