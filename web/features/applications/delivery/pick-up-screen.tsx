import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { useLayoutEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { api, bodyOf } from '../../../client/http.ts'
import { useIntention } from '../../../client/intention.ts'
import { paths } from '../../../client/paths.ts'
import { toProblem } from '../../../client/problem.ts'
import { toColumnDay } from '../../../kit/dates.ts'
import { ErrorSummary } from '../../../kit/error-summary.tsx'
import { DoneIcon } from '../../../kit/icons.tsx'
import { Kbd } from '../../../kit/kbd.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { LinkedResults } from '../../window-day/linked-results.tsx'
import { AskedAtDevice } from '../../ratings/ask-at-device.tsx'
import { CaseNumber } from '../case-number.tsx'
import { listKey } from '../case-queries.ts'
import './pick-up.css'

interface Found {
  id: string
  name: string
  results: { number: string; itemName: string; readyOn: string }[]
}

interface Signed {
  results: { number: string; itemName: string; delivered: boolean; reason: string | null }[]
}

/** 一窗通取: type the code (or the number on the card), see everything that lies ready, one signature. All by keyboard. */
export function PickUpScreen() {
  const [typed, setTyped] = useState('')
  const [signed, setSigned] = useState<Signed | undefined>(undefined)
  const box = useRef<HTMLInputElement>(null)
  const word = typed.replaceAll(/\s/g, '').toUpperCase()
  const code = /^\d{6}$/.test(word) ? word : undefined
  const finding = useMutation({ mutationFn: () => bodyOf(api.POST('/api/v1/staff/pick-ups/find', { body: code ? { code } : { identityNumber: word } })) })
  useLayoutEffect(() => {
    if (!signed) box.current?.focus()
  }, [signed])
  const restart = () => {
    setSigned(undefined)
    setTyped('')
    finding.reset()
  }
  if (signed) return <SignedNotice signed={signed} onNext={restart} />
  const problem = finding.isError ? toProblem(finding.error) : undefined
  const error = problem ? (problem.errors[0]?.message ?? problem.detail) : finding.data?.applicants.length === 0 ? '这里没有可以领取的结果。请核对取件码，或读取身份证件；结果也可能放在别的大厅。' : undefined
  return (
    <>
      <Panel title="1　查找">
        <form onSubmit={(event) => { event.preventDefault(); if (word) finding.mutate() }}>
          <label htmlFor="pick-up-code" className="label">取件码或证件号码</label>
          <div className="find-ready">
            <Input id="pick-up-code" size="large" className="tabular" ref={(input) => { box.current = input?.input ?? null }} value={typed} maxLength={24} autoComplete="off" aria-required aria-invalid={error !== undefined} aria-describedby={[error ? 'pick-up-error' : '', 'pick-up-hint'].filter(Boolean).join(' ')} onChange={({ target }) => { setTyped(target.value); finding.reset() }} />
            <Button type="primary" size="large" htmlType="submit" loading={finding.isPending}>查找<Kbd keys="Enter" /></Button>
          </div>
          {error && <div id="pick-up-error" className="field-error" role="alert">{error}</div>}
          <div id="pick-up-hint" className="quiet">六位取件码在申请人的领证通知里；没带手机的，读取身份证件。</div>
        </form>
      </Panel>
      {finding.data?.applicants.map((applicant) => <SignOff key={applicant.id} applicant={applicant} code={code} onSigned={setSigned} />)}
    </>
  )
}

function SignOff({ applicant, code, onSigned }: { applicant: Found; code: string | undefined; onSigned: (signed: Signed) => void }) {
  const [left, setLeft] = useState<readonly string[]>([])
  const [receiver, setReceiver] = useState(applicant.name)
  const [statement, setStatement] = useState('')
  const intention = useIntention()
  const queries = useQueryClient()
  const field = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => field.current?.select(), [])
  const numbers = applicant.results.map(({ number }) => number).filter((number) => !left.includes(number))
  const signing = useMutation({
    mutationFn: () => bodyOf(api.POST('/api/v1/staff/pick-ups', { params: { header: { 'idempotency-key': intention.key() } }, body: { numbers, receiver: receiver.trim(), ...(code ? { identity: 'code', code } : { identity: 'identityDocument', statement: statement.trim() }) } })),
    onSuccess: (answer) => {
      intention.done()
      void queries.invalidateQueries({ queryKey: listKey })
      onSigned(answer)
    },
  })
  const problem = signing.isError ? toProblem(signing.error) : undefined
  const isReady = numbers.length > 0 && receiver.trim() !== '' && (code !== undefined || statement.trim().length >= 2)
  return (
    <Panel title={`2　${applicant.name}，${applicant.results.length} 件可以领取`}>
      <form className="sign-off" onSubmit={(event) => { event.preventDefault(); if (isReady) signing.mutate() }}>
        {problem && <ErrorSummary occasion={signing.error} title={problem.title} detail={problem.detail} code={problem.code} errors={problem.errors.map(({ message }) => ({ message }))} />}
        <ul className="ready-results">
          {applicant.results.map(({ number, itemName, readyOn }) => (
            <li key={number}>
              <Checkbox checked={!left.includes(number)} onChange={({ target }) => setLeft(target.checked ? left.filter((each) => each !== number) : [...left, number])}><strong>{itemName}</strong></Checkbox>
              <span className="quiet"><CaseNumber number={number} />　{toColumnDay(readyOn)}出件</span>
            </li>
          ))}
        </ul>
        <div>
          <label htmlFor={`receiver-${applicant.id}`} className="label">签收人</label>
          <Input id={`receiver-${applicant.id}`} ref={(input) => { field.current = input?.input ?? null }} style={{ maxWidth: 300 }} value={receiver} maxLength={50} autoComplete="off" aria-required onChange={({ target }) => setReceiver(target.value)} />
          {code && <div className="quiet">已凭取件码核对。</div>}
        </div>
        {!code && (
          <div>
            <label htmlFor={`statement-${applicant.id}`} className="label">核对情况</label>
            <Input id={`statement-${applicant.id}`} style={{ maxWidth: 480 }} value={statement} maxLength={200} autoComplete="off" aria-required aria-describedby={`statement-hint-${applicant.id}`} onChange={({ target }) => setStatement(target.value)} />
            <div id={`statement-hint-${applicant.id}`} className="quiet">请核对领取人的身份证件，代领的核对授权书，并写明核对了谁的什么证件。</div>
          </div>
        )}
        <Button type="primary" size="large" htmlType="submit" loading={signing.isPending} disabled={!isReady}>{numbers.length} 件一起签收<Kbd keys="Enter" /></Button>
      </form>
    </Panel>
  )
}

function SignedNotice({ signed, onNext }: { signed: Signed; onNext: () => void }) {
  const next = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => next.current?.focus(), [])
  const kept = signed.results.filter(({ delivered }) => !delivered)
  // One person, one screen: the first of what they fetched.
  const fetched = signed.results.find(({ delivered }) => delivered)
  return (
    <section className="panel signed" aria-labelledby="signed-title">
      <DoneIcon size={44} />
      <h2 id="signed-title"><span role="status">已签收 {signed.results.length - kept.length} 件{kept.length > 0 ? `，${kept.length} 件没有交付` : ''}</span></h2>
      <ul>
        {signed.results.map(({ number, itemName, delivered, reason }) => (
          <li key={number}><Link to={paths.case(number)}>{itemName}</Link>：{delivered ? (reason ?? '已交付，办结。') : <span className="field-error">{reason}</span>}</li>
        ))}
      </ul>
      <LinkedResults numbers={signed.results.filter(({ delivered }) => delivered).map(({ number }) => number)} />
      {fetched && <AskedAtDevice number={fetched.number} />}
      <Button ref={next} type="primary" size="large" onClick={onNext}>下一位<Kbd keys="Enter" /></Button>
    </section>
  )
}
