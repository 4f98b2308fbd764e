import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import { useState } from 'react'
import { api, bodyOf } from '../../client/http.ts'
import { newKey, useIntention } from '../../client/intention.ts'
import { toProblem } from '../../client/problem.ts'
import type { Answer } from '../../client/types.ts'
import { toMinuteWords } from '../../kit/dates.ts'
import { ErrorSummary } from '../../kit/error-summary.tsx'
import { Failure, Loading } from '../../kit/states.tsx'
import { AccountField } from './account-field.tsx'

type OwnContactView = Answer<'organisation.readOwnContact'>

const contactKey = ['own-contact'] as const
const write = (key = newKey()) => ({ params: { header: { 'idempotency-key': key } } })

/** 我的联系方式: the mobile that cards and reminders go to, confirmed by a code that is sent to it. */
export function OwnContact() {
  const queries = useQueryClient()
  const [step, setStep] = useState<'shown' | 'asking' | { sentTo: string }>('shown')
  const contact = useQuery({ queryKey: contactKey, queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/me/contact', { signal })) })
  const keep = (now: OwnContactView) => {
    queries.setQueryData(contactKey, now)
    setStep('shown')
  }
  const removing = useMutation({ mutationFn: () => bodyOf(api.POST('/api/v1/staff/me/contact/remove', write())), onSuccess: keep })
  if (contact.isPending) return <Loading lines={3} what="联系方式" />
  if (contact.isError) {
    const { title, detail, code } = toProblem(contact.error)
    return <Failure title={title} detail={detail} code={code} onRetry={() => void contact.refetch()} />
  }
  if (step === 'asking') return <AskCode onSent={(sentTo) => setStep({ sentTo })} onCancel={() => setStep('shown')} />
  if (step !== 'shown') return <TypeCode sentTo={step.sentTo} onDone={keep} onAgain={() => setStep('asking')} />
  const { phoneMasked, setAt, sourceName } = contact.data
  return (
    <>
      {removing.isError && <ErrorSummary title="没有删除" detail={toProblem(removing.error).detail} code={toProblem(removing.error).code} errors={[]} occasion={removing.error} />}
      {phoneMasked === null
        ? <p role="status">还没有登记手机，提醒只在「工作消息」里。</p>
        : <p role="status">手机 <strong className="tabular">{phoneMasked}</strong> <span className="quiet">{sourceName}，{setAt && toMinuteWords(setAt)}</span></p>}
      <p className="quiet" style={{ margin: '8px 0 16px' }}>监察发出黄牌、红牌，催办整改时，会发短信提醒（哪些发短信、什么时候发由本地规定）。号码加密保存，别人看不到，随时可以删除。</p>
      <div className="buttons">
        <Button type="primary" onClick={() => setStep('asking')}>{phoneMasked === null ? '登记手机' : '换一个号码'}</Button>
        {phoneMasked !== null && <Button danger loading={removing.isPending} onClick={() => removing.mutate()}>删除号码</Button>}
      </div>
    </>
  )
}

function AskCode({ onSent, onCancel }: { onSent: (sentTo: string) => void; onCancel: () => void }) {
  const [typed, setTyped] = useState({ phone: '', password: '' })
  const [isTried, setTried] = useState(false)
  const asking = useMutation({ mutationFn: () => bodyOf(api.POST('/api/v1/staff/me/contact/ask-code', { ...write(), body: typed })), onSuccess: ({ phoneMasked }) => onSent(phoneMasked) })
  const problem = asking.error ? toProblem(asking.error) : undefined
  const errorOf = (name: keyof typeof typed) => (isTried && !typed[name] ? '请填写。' : problem?.errors.find(({ pointer }) => pointer === `/${name}`)?.message)
  const submit = () => {
    setTried(true)
    if (typed.phone && typed.password) asking.mutate()
  }
  return (
    <Form layout="vertical" onFinish={submit} requiredMark={false} aria-label="登记手机">
      {problem && !asking.isPending && <ErrorSummary title="没有发出验证码" detail={problem.detail} code={problem.code} errors={[]} occasion={asking.error} />}
      <AccountField id="contact-phone" label="手机号码" hint="验证码会发到这个号码。" error={errorOf('phone')} value={typed.phone} inputMode="tel" autoComplete="tel" maxLength={30} onChange={(phone) => setTyped({ ...typed, phone })} />
      <AccountField id="contact-password" label="登录密码" hint="确认是您本人。" error={errorOf('password')} isSecret value={typed.password} autoComplete="current-password" maxLength={200} onChange={(password) => setTyped({ ...typed, password })} />
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={asking.isPending}>发送验证码</Button>
        <Button onClick={onCancel}>返回</Button>
      </div>
    </Form>
  )
}

function TypeCode({ sentTo, onDone, onAgain }: { sentTo: string; onDone: (contact: OwnContactView) => void; onAgain: () => void }) {
  const [code, setCode] = useState('')
  const intention = useIntention()
  const [isTried, setTried] = useState(false)
  const confirming = useMutation({ mutationFn: () => bodyOf(api.POST('/api/v1/staff/me/contact/confirm', { ...write(intention.key()), body: { code } })), onSuccess: onDone })
  const problem = confirming.error ? toProblem(confirming.error) : undefined
  const submit = () => {
    setTried(true)
    if (code.trim()) confirming.mutate()
  }
  return (
    <Form layout="vertical" onFinish={submit} requiredMark={false} aria-label="填写验证码">
      {problem && !confirming.isPending && <ErrorSummary title="没有登记成功" detail={problem.detail} code={problem.code} errors={[]} occasion={confirming.error} />}
      <p role="status" style={{ marginBottom: 12 }}>验证码已发到 <strong className="tabular">{sentTo}</strong>，10 分钟内有效。</p>
      <AccountField id="contact-code" label="验证码" error={isTried && !code.trim() ? '请填写短信里的 6 位数字。' : problem?.errors.find(({ pointer }) => pointer === '/code')?.message} value={code} inputMode="numeric" autoComplete="one-time-code" maxLength={10} onChange={setCode} />
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={confirming.isPending}>登记</Button>
        <Button onClick={onAgain}>重新获取</Button>
      </div>
    </Form>
  )
}
