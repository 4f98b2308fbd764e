import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { files, paths } from '../../../client/paths.ts'
import { toProblem } from '../../../client/problem.ts'
import { toDayWords, toMinuteWords } from '../../../kit/dates.ts'
import { Mark } from '../../../kit/mark.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { Loading } from '../../../kit/states.tsx'
import '../../catalogue/catalogue.css'
import { CommandDrawer, textOf } from '../../catalogue/command-drawer.tsx'
import { NotRead } from '../../catalogue/query-states.tsx'
import { FileLinks } from '../../files/file-links.tsx'
import '../../checks/checks.css'
import { answerClue, type AnswerClueBody, auditsKey, type Clue, readClueContact, useClue, useFindings } from './audit-calls.ts'

/** One report of the public: what it says, who may be asked, and the answer. */
export function ClueScreen({ number }: { number: string }) {
  const reading = useClue(number)
  const queries = useQueryClient()
  const [isAnswering, setAnswering] = useState(false)
  const [done, setDone] = useState<string | undefined>(undefined)
  if (reading.isPending) return <div className="panel"><Loading lines={8} what="群众反映" /></div>
  if (reading.isError) return <div className="panel"><NotRead isPage error={reading.error} onRetry={() => void reading.refetch()} /></div>
  const clue = reading.data
  const readAgain = () => void queries.invalidateQueries({ queryKey: auditsKey })
  const may = (verb: string) => clue.allowedActions.some((action) => action.verb === verb && action.allowed)
  return (
    <>
      <PageTitle title={`群众反映：${clue.kindName}`} tools={may('answer') && <Button type="primary" onClick={() => setAnswering(true)}>答复</Button>}>
        {clue.state === 'answered' ? <Mark tone="calm">{clue.outcomeName ?? clue.stateName}</Mark> : <Mark tone={clue.isOverdue ? 'over' : 'info'}>{clue.isOverdue ? '超期未答复' : '待答复'}</Mark>}
        <span className="quiet tabular">{clue.number}</span>
      </PageTitle>
      {done && <p className="note-line good" role="status">{done}</p>}
      <div className="stack">
        {clue.answer !== null && (
          <Panel title={`答复：${clue.outcomeName ?? ''}`}>
            <p className="check-answer">{clue.answer}</p>
            <p className="row-note">{clue.answeredByName}　{clue.answeredAt && toMinuteWords(clue.answeredAt)}　反映人凭编号和查询码能看到答复，看不到答复人</p>
            {clue.findingId && <p><Link to={paths.finding(clue.findingId)}>已列入三项清查</Link></p>}
          </Panel>
        )}
        <Panel title="反映了什么">
          <p className="check-answer">{clue.content}</p>
          <dl className="facts" style={{ marginTop: 14 }}>
            <dt>单位或窗口</dt><dd>{clue.place ?? '没有写'}</dd>
            <dt>什么时候</dt><dd>{clue.happenedOn ? toDayWords(clue.happenedOn) : '没有写'}</dd>
            <dt>附件</dt><dd>{clue.files.length === 0 ? '没有' : <FileLinks files={clue.files} addressOf={(file) => files.clueFile(number, file)} />}</dd>
            <dt>收到</dt><dd>{toMinuteWords(clue.receivedAt)}，{toDayWords(clue.dueOn)}前答复</dd>
          </dl>
        </Panel>
        <Contact clue={clue} onLooked={readAgain} />
      </div>
      {isAnswering && (
        <AnswerClue clue={clue} onClose={() => setAnswering(false)} onStale={readAgain} onDone={() => {
          setAnswering(false)
          setDone('已答复。')
          readAgain()
        }} />
      )}
    </>
  )
}

/** Shown to whoever says why; the names of those who looked stay beside it. */
function Contact({ clue: { number, isAnonymous, looks }, onLooked }: { clue: Clue; onLooked: () => void }) {
  const [purpose, setPurpose] = useState('')
  const looking = useMutation({ mutationFn: () => readClueContact(number, purpose.trim()), onSuccess: onLooked })
  const error = looking.isError ? toProblem(looking.error).errors[0]?.message ?? toProblem(looking.error).detail : undefined
  return (
    <Panel title="联系方式">
      {isAnonymous ? <p>反映人没有留联系方式，请按反映的内容核查。</p> : looking.isSuccess ? (
        <dl className="facts"><dt>称呼</dt><dd>{looking.data.name ?? '没有写'}</dd><dt>电话</dt><dd className="tabular">{looking.data.phone ?? '没有写'}</dd></dl>
      ) : (
        <form onSubmit={(event) => { event.preventDefault(); looking.mutate() }}>
          <label className="label" htmlFor="contact-purpose">为什么要看</label>
          <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
            <Input id="contact-purpose" style={{ maxWidth: 360 }} value={purpose} maxLength={200} onChange={({ target }) => setPurpose(target.value)} aria-invalid={error !== undefined} aria-describedby={error === undefined ? 'contact-hint' : 'contact-error contact-hint'} status={error === undefined ? '' : 'error'} />
            <Button htmlType="submit" loading={looking.isPending}>查看联系方式</Button>
          </div>
          {error !== undefined && <div id="contact-error" role="alert" className="field-error">{error}</div>}
          <p id="contact-hint" className="row-note">要对反映人保密：不要告诉被反映的单位。每看一次都记下来。</p>
        </form>
      )}
      {looks.length > 0 && <><h3 style={{ marginTop: 14 }}>谁看过</h3><ul>{looks.map(({ officerName, purpose: why, at }) => <li key={at}>{officerName}　{toMinuteWords(at)}　{why}</li>)}</ul></>}
    </Panel>
  )
}

function AnswerClue({ clue, onDone, onStale, onClose }: { clue: Clue; onDone: () => void; onStale: () => void; onClose: () => void }) {
  const page = useFindings({ region: clue.number.slice(2, 8), state: 'open' }).data
  return (
    <CommandDrawer
      draft={`answer-clue:${clue.number}`}
      title="答复群众反映"
      submitLabel="答复"
      explain="答复后不能修改。反映人凭编号和查询码能看到答复，请写明查了什么、怎么处理的；不要写反映人和其他人的姓名。"
      fields={(values) => [
        { name: 'outcome', kind: 'radio', label: '核查结果', required: true, options: [{ value: 'established', label: '情况属实' }, { value: 'notEstablished', label: '不属实或者没有查到' }, { value: 'notOurs', label: '不属于这里处理' }] },
        { name: 'answer', kind: 'textarea', label: '答复', required: true, maxLength: 2000, hint: '至少 10 个字' },
        ...(textOf(values, 'outcome') === 'established' ? [
          { name: 'audit', kind: 'select' as const, label: '列入清查', required: false, hint: '不列入的可以不选', options: (page?.audits ?? []).map(({ id, name }) => ({ value: id, label: name })) },
          { name: 'authority', kind: 'select' as const, label: '涉及的单位', required: false, options: (page?.authorities ?? []).map(({ id, name }) => ({ value: id, label: name })) },
        ] : []),
      ]}
      send={(values, key) => {
        const outcome = textOf(values, 'outcome') as AnswerClueBody['outcome']
        const audit = outcome === 'established' ? textOf(values, 'audit') : ''
        const authority = audit ? textOf(values, 'authority') : ''
        return answerClue(clue, { outcome, answer: textOf(values, 'answer'), ...(audit ? { audit: audit as NonNullable<AnswerClueBody['audit']> } : {}), ...(authority ? { authority } : {}) }, key)
      }}
      onDone={onDone}
      onStale={onStale}
      onClose={onClose}
    />
  )
}
