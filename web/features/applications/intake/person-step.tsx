import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useLayoutEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { api, bodyOf } from '../../../client/http.ts'
import { useIntention } from '../../../client/intention.ts'
import { paths } from '../../../client/paths.ts'
import { toProblem } from '../../../client/problem.ts'
import { FormFields } from '../../../kit/form-fields.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { CounterConsents } from '../../consents/counter-consents.tsx'
import { findTicketNumbered } from './called-ticket.ts'
import { kindOfNumber, type Person } from './intake-draft.ts'
import { NOT_BY_PHONE, readWho } from './who-rules.ts'

/** A code has some 350 characters, a number 18. */
const MOST_TYPED = 1000

interface PersonStepProps {
  /** A partner's site looks nobody up by a number: only the code that is shown there tells who it is. */
  isAtSite: boolean
  person: Person | undefined
  /** Errors by `identityNumber`, `name`, `phone`, or '' for the whole. */
  errors: Readonly<Record<string, string>>
  onPerson: (person: Person | undefined) => void
}

/** Who stands there: looked up by the number on the card, or registered with what the card says. */
export function PersonStep({ isAtSite, person, errors, onPerson }: PersonStepProps) {
  const [typed, setTyped] = useState(person?.identityNumber ?? '')
  const box = useRef<HTMLInputElement>(null)
  const scanIntention = useIntention()
  const go = useNavigate()
  const [against, setAgainst] = useState<string | undefined>(undefined)
  const scanning = useMutation({
    mutationFn: (code: string) => bodyOf(api.POST('/api/v1/staff/code-scans', { params: { header: { 'idempotency-key': scanIntention.key() } }, body: { code } })),
    onSuccess: ({ scanId, kind, applicant }) => {
      scanIntention.done()
      if (applicant) onPerson({ identityNumber: applicant.identityMasked, kind, name: applicant.name, phone: '', known: applicant, scan: scanId })
      else setTyped('')
    },
    onError: () => box.current?.select(),
  })
  const finding = useMutation({
    mutationFn: (number: string) => bodyOf(api.GET('/api/v1/staff/subjects', { params: { query: { identity: number } } })),
    onSuccess: ({ items: [known] }, number) =>
      onPerson(known ? { identityNumber: number, kind: known.kind, name: known.name, phone: '', known } : { identityNumber: number, kind: kindOfNumber(number), name: '', phone: '' }),
  })
  const numbering = useMutation({ mutationFn: findTicketNumbered, onSuccess: ({ id }) => void go(paths.intake({ ticket: id })), onError: () => box.current?.select() })
  const find = () => {
    const who = readWho(typed)
    if (who.kind === 'code') scanning.mutate(who.code)
    else if (who.kind === 'phone') setAgainst(NOT_BY_PHONE)
    else if (isAtSite) onPerson({ identityNumber: typed.replaceAll(/\s/g, '').toUpperCase(), kind: kindOfNumber(typed.replaceAll(/\s/g, '')), name: '', phone: '' })
    else if (who.kind === 'ticket') numbering.mutate(who.number)
    else finding.mutate(who.number)
  }
  useLayoutEffect(() => {
    if (!person) box.current?.focus()
  }, [person])
  const failed = finding.error ?? scanning.error ?? numbering.error
  const problem = failed ? toProblem(failed) : undefined
  const error = against ?? (problem ? (problem.errors[0]?.message ?? problem.detail) : (errors.identityNumber ?? errors['']))
  return (
    <Panel title="1　申请人" extra={person && <Button size="small" onClick={() => { onPerson(undefined); setTyped('') }}>换一个人</Button>}>
      {person?.known ? (
        <>
          <dl className="facts">
            <dt>{person.kind === 'person' ? '姓名' : '名称'}</dt><dd><strong>{person.name}</strong></dd>
            <dt>证件号码</dt><dd className="tabular">{person.known.identityMasked}{errors[''] && <div className="field-error">{errors['']}</div>}</dd>
            {person.scan && <><dt>核验方式</dt><dd>扫{person.kind === 'person' ? '居民码' : '企业码'}，持码人同意为本次业务调取</dd></>}
            {person.isHolder && <><dt>核验方式</dt><dd>取号时登记，请核对证件原件</dd></>}
            {person.known.address && <><dt>住址</dt><dd>{person.known.address}</dd></>}
          </dl>
          {!isAtSite && <CounterConsents subject={person.known.id} isScanned={person.scan !== undefined} />}
        </>
      ) : (
        <form onSubmit={(event) => { event.preventDefault(); find() }}>
          <label htmlFor="intake-identity" className="label">{isAtSite ? '扫居民码、企业码，或输入证件号码' : '扫码、刷身份证，或输入证件号码、号票号码'}</label>
          <div className="find-person">
            <Input
              id="intake-identity"
              ref={(input) => { box.current = input?.input ?? null }}
              value={typed}
              maxLength={MOST_TYPED}
              autoComplete="off"
              inputMode="text"
              aria-required
              aria-invalid={error !== undefined}
              aria-describedby={[error ? 'intake-identity-error' : '', 'intake-identity-hint'].filter(Boolean).join(' ')}
              onChange={({ target }) => {
                setTyped(target.value)
                finding.reset()
                scanning.reset()
                numbering.reset()
                setAgainst(undefined)
                // Another code is another scan; the same one sent again is the same.
                scanIntention.done()
                if (person) onPerson(undefined)
              }}
            />
            <Button type={person ? 'default' : 'primary'} htmlType="submit" loading={finding.isPending || scanning.isPending || numbering.isPending}>{isAtSite ? '下一步' : '查找'}</Button>
          </div>
          {error && <div id="intake-identity-error" className="field-error" role="alert">{error}</div>}
          <div id="intake-identity-hint" className="quiet">{isAtSite ? '网点不按证件号码查人：出示居民码、企业码并同意的，扫码带出；没有码的，照证件输入。扫码会留下记录，本人可以查看。' : '公民身份号码、统一社会信用代码，可用读卡器；居民码、企业码用扫码枪扫；叫到的号输入号码，如 A012。查询会留下记录。'}</div>
          {scanning.data && !scanning.data.applicant && <p role="status" className="scanned"><strong>{scanning.data.kindName}是真的：{scanning.data.nameMasked}。</strong>持码人没有同意调取信息，请核对证件，输入证件号码；或请持码人勾选同意后重新出示。</p>}
        </form>
      )}
      {person && !person.known && (
        <div style={{ marginTop: 16 }}>
          <p role="status" style={{ marginBottom: 12 }}>{isAtSite ? '请核对证件原件，按证件填写；已经登记过的，姓名须和登记的一致。' : '第一次来办事：请按证件填写，提交时一并登记。'}</p>
          <FormFields
            idPrefix="intake-person"
            fields={[
              { name: 'name', kind: 'text', label: person.kind === 'person' ? '姓名' : '单位名称', required: true, maxLength: 100, value: person.name, error: errors.name },
              { name: 'phone', kind: 'phone', label: '手机号码', required: false, maxLength: 20, inputMode: 'tel', value: person.phone, error: errors.phone },
            ]}
            onChange={(name, value) => onPerson({ ...person, [name]: String(value) })}
          />
        </div>
      )}
    </Panel>
  )
}
