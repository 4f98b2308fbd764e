import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { api, bodyOf } from '../../../client/http.ts'
import { useIntention } from '../../../client/intention.ts'
import { toProblem } from '../../../client/problem.ts'
import { FormFields } from '../../../kit/form-fields.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { CounterConsents } from '../../consents/counter-consents.tsx'
import { kindOfNumber, type Person } from './intake-draft.ts'

/** A scanner types what it reads and presses Enter. */
const isCode = (word: string): boolean => word.startsWith('YC1.')
/** A code has some 350 characters, a number 18. */
const MOST_TYPED = 1000

interface PersonStepProps {
  person: Person | undefined
  /** Errors by `identityNumber`, `name`, `phone`, or '' for the whole. */
  errors: Readonly<Record<string, string>>
  onPerson: (person: Person | undefined) => void
}

/** Who stands there: looked up by the number on the card, or registered with what the card says. */
export function PersonStep({ person, errors, onPerson }: PersonStepProps) {
  const [typed, setTyped] = useState(person?.identityNumber ?? '')
  const box = useRef<HTMLInputElement>(null)
  const scanIntention = useIntention()
  const word = typed.replaceAll(/\s/g, '')
  const number = word.toUpperCase()
  const scanning = useMutation({
    mutationFn: () => bodyOf(api.POST('/api/v1/staff/code-scans', { params: { header: { 'idempotency-key': scanIntention.key() } }, body: { code: word } })),
    onSuccess: ({ scanId, kind, applicant }) => {
      scanIntention.done()
      if (applicant) onPerson({ identityNumber: applicant.identityMasked, kind, name: applicant.name, phone: '', known: applicant, scan: scanId })
      else setTyped('')
    },
    onError: () => box.current?.select(),
  })
  const finding = useMutation({
    mutationFn: () => bodyOf(api.GET('/api/v1/staff/subjects', { params: { query: { identity: number } } })),
    onSuccess: ({ items: [known] }) =>
      onPerson(known ? { identityNumber: number, kind: known.kind, name: known.name, phone: '', known } : { identityNumber: number, kind: kindOfNumber(number), name: '', phone: '' }),
  })
  useEffect(() => {
    if (!person) box.current?.focus()
  }, [person])
  const failed = finding.error ?? scanning.error
  const problem = failed ? toProblem(failed) : undefined
  const error = problem ? (problem.errors[0]?.message ?? problem.detail) : (errors.identityNumber ?? errors[''])
  return (
    <Panel title="1　申请人" extra={person && <Button size="small" onClick={() => { onPerson(undefined); setTyped('') }}>换一个人</Button>}>
      {person?.known ? (
        <>
          <dl className="facts">
            <dt>{person.kind === 'person' ? '姓名' : '名称'}</dt><dd><strong>{person.name}</strong></dd>
            <dt>证件号码</dt><dd className="tabular">{person.known.identityMasked}{errors[''] && <div className="field-error">{errors['']}</div>}</dd>
            {person.scan && <><dt>核验方式</dt><dd>扫{person.kind === 'person' ? '居民码' : '企业码'}，持码人同意为本次业务调取</dd></>}
            {person.known.address && <><dt>住址</dt><dd>{person.known.address}</dd></>}
          </dl>
          <CounterConsents subject={person.known.id} isScanned={person.scan !== undefined} />
        </>
      ) : (
        <form onSubmit={(event) => { event.preventDefault(); (isCode(word) ? scanning : finding).mutate() }}>
          <label htmlFor="intake-identity" className="label">证件号码，或扫码</label>
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
                // Another code is another scan; the same one sent again is the same.
                scanIntention.done()
                if (person) onPerson(undefined)
              }}
            />
            <Button type={person ? 'default' : 'primary'} htmlType="submit" loading={finding.isPending || scanning.isPending}>查找</Button>
          </div>
          {error && <div id="intake-identity-error" className="field-error" role="alert">{error}</div>}
          <div id="intake-identity-hint" className="quiet">公民身份号码或统一社会信用代码，可用读卡器；申请人出示居民码、企业码的，直接用扫码枪扫。查询会留下记录。</div>
          {scanning.data && !scanning.data.applicant && <p role="status" className="scanned"><strong>{scanning.data.kindName}是真的：{scanning.data.nameMasked}。</strong>持码人没有同意调取信息，请核对证件，输入证件号码；或请持码人勾选同意后重新出示。</p>}
        </form>
      )}
      {person && !person.known && (
        <div style={{ marginTop: 16 }}>
          <p role="status" style={{ marginBottom: 12 }}>第一次来办事：请按证件填写，提交时一并登记。</p>
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
