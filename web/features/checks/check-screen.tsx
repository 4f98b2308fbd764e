import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { files, paths } from '../../client/paths.ts'
import { toProblem } from '../../client/problem.ts'
import { toDayWords, toMinuteWords } from '../../kit/dates.ts'
import { Kbd } from '../../kit/kbd.tsx'
import { Mark } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { Panel } from '../../kit/panel.tsx'
import { useShortcuts } from '../../kit/shortcuts.ts'
import { Failure, Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import { useOfficer } from '../sessions/officer.tsx'
import { AnswerCheck } from './answer-check.tsx'
import { type Check, checksKey, readCheckIdentity, toneOf, useCheck, withdrawCheck } from './check-calls.ts'
import { standingWords } from './check-words.ts'
import './checks.css'

/** One check: what is asked, what came of it, and what is to be done now. */
export function CheckScreen({ number }: { number: string }) {
  const reading = useCheck(number)
  if (reading.isPending) return <div className="panel"><Loading lines={8} what="协查" /></div>
  if (reading.isError) {
    const { title, detail, code } = toProblem(reading.error)
    return <div className="panel"><Failure isPage title={title} detail={detail} code={code} onRetry={() => void reading.refetch()} /></div>
  }
  return <WholeCheck check={reading.data} />
}

type Doing = 'answer' | 'withdraw'

function WholeCheck({ check }: { check: Check }) {
  const queries = useQueryClient()
  const [doing, setDoing] = useState<Doing | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  const may = (verb: Doing) => check.allowedActions.find((action) => action.verb === verb)?.allowed ?? false
  const begin = { answer: may('answer') ? () => setDoing('answer') : undefined, withdraw: may('withdraw') ? () => setDoing('withdraw') : undefined }
  useShortcuts({ a: begin.answer, w: begin.withdraw })
  const readAgain = () => void queries.invalidateQueries({ queryKey: checksKey })
  const finish = (words: string) => {
    setDoing(undefined)
    setDone(words)
    readAgain()
  }
  return (
    <>
      <PageTitle
        title="协查"
        tools={(begin.answer ?? begin.withdraw) && (
          <>
            {begin.withdraw && <Button onClick={begin.withdraw} aria-keyshortcuts="w">撤回<Kbd keys="w" /></Button>}
            {begin.answer && <Button type="primary" onClick={begin.answer} aria-keyshortcuts="a">答复<Kbd keys="a" /></Button>}
          </>
        )}
      >
        <Mark tone={toneOf(check)}>{standingWords(check)}</Mark>
        <span className="quiet tabular">{check.number}</span>
      </PageTitle>
      {done && <p className="note-line good" role="status">{done}</p>}
      <div className="stack">
        {check.state === 'answered' && <AnswerPanel check={check} />}
        <QuestionPanel check={check} mayAnswer={may('answer')} />
      </div>
      {doing === 'answer' && <AnswerCheck check={check} onClose={() => setDoing(undefined)} onStale={readAgain} onDone={({ outcomeName }) => finish(`已答复：${outcomeName ?? ''}。`)} />}
      {doing === 'withdraw' && (
        <CommandDrawer
          draft={`withdraw-check:${check.number}`}
          title="撤回协查"
          submitLabel="撤回"
          isDangerous
          explain={`撤回后，${check.asked.name}不用再答复。还需要时可以重新发起。`}
          fields={() => [{ name: 'reason', kind: 'textarea', label: '撤回的原因', required: true, maxLength: 300 }]}
          send={(values, key) => withdrawCheck(check, textOf(values, 'reason'), key)}
          onDone={() => finish('已撤回。')}
          onStale={readAgain}
          onClose={() => setDoing(undefined)}
        />
      )}
    </>
  )
}

function AnswerPanel({ check: { number, outcomeName, answer, answeredByName, answeredAt, asked, file, isOverdue, dueOn } }: { check: Check }) {
  return (
    <Panel title={`${asked.name}答复：${outcomeName ?? ''}`}>
      <p className="check-answer">{answer}</p>
      {file && <p><a href={files.checkFile(number)} target="_blank" rel="noreferrer">{file.name}</a></p>}
      <p className="row-note">{answeredByName}　{answeredAt && toMinuteWords(answeredAt)}{isOverdue && `　超期答复（应在${toDayWords(dueOn)}前）`}</p>
    </Panel>
  )
}

function QuestionPanel({ check, mayAnswer }: { check: Check; mayAnswer: boolean }) {
  const { authorityId } = useOfficer()
  const isOurs = authorityId === check.asking.id
  return (
    <Panel title="请确认什么">
      <p className="check-answer"><strong>{check.matter}</strong></p>
      <dl className="facts" style={{ marginTop: 14 }}>
        <dt>协查对象</dt><dd>{check.subject.name}</dd>
        <dt>{check.subject.kind === 'person' ? '身份证号码' : '统一社会信用代码'}</dt><dd className="tabular"><Identity check={check} mayAnswer={mayAnswer} /></dd>
        {check.itemName && <><dt>办理事项</dt><dd>{check.itemName}</dd></>}
        {check.applicationNumber && <><dt>办件编号</dt><dd className="tabular">{isOurs ? <Link to={paths.case(check.applicationNumber)}>{check.applicationNumber}</Link> : check.applicationNumber}</dd></>}
        <dt>依据</dt><dd>{check.basis}</dd>
        <dt>发起</dt><dd>{check.asking.name}　{check.askingOfficerName}　{toMinuteWords(check.askedAt)}</dd>
        <dt>协查单位</dt><dd>{check.asked.name}</dd>
        <dt>答复期限</dt><dd>{toDayWords(check.dueOn)}</dd>
        {check.state === 'withdrawn' && <><dt>撤回的原因</dt><dd>{check.withdrawnReason}　{check.withdrawnAt && toMinuteWords(check.withdrawnAt)}</dd></>}
      </dl>
    </Panel>
  )
}

/** Masked; in full for whoever answers, on request and on the record. */
function Identity({ check: { number, subject: { kind, identityMasked } }, mayAnswer }: { check: Check; mayAnswer: boolean }) {
  const reading = useMutation({ mutationFn: () => readCheckIdentity(number) })
  if (mayAnswer && reading.isSuccess) return <>{reading.data.identityNumber}</>
  return (
    <>
      {identityMasked}
      {mayAnswer && kind === 'person' && <>　<Button size="small" loading={reading.isPending} onClick={() => reading.mutate()}>查看完整号码</Button> <span className="row-note">会记录下来，本人可以看到</span></>}
      {reading.isError && <span role="alert" className="field-error">{toProblem(reading.error).detail}</span>}
    </>
  )
}
