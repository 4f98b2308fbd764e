import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { api, bodyOf } from '../../../client/http.ts'
import { toProblem } from '../../../client/problem.ts'
import { FormFields } from '../../../kit/form-fields.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { kindOfNumber, type Person } from './intake-draft.ts'

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
  const number = typed.replaceAll(/\s/g, '').toUpperCase()
  const finding = useMutation({
    mutationFn: () => bodyOf(api.GET('/api/v1/staff/subjects', { params: { query: { identity: number } } })),
    onSuccess: ({ items: [known] }) =>
      onPerson(known ? { identityNumber: number, kind: known.kind, name: known.name, phone: '', known } : { identityNumber: number, kind: kindOfNumber(number), name: '', phone: '' }),
  })
  useEffect(() => {
    if (!person) box.current?.focus()
  }, [person])
  const problem = finding.isError ? toProblem(finding.error) : undefined
  const error = problem ? (problem.errors[0]?.message ?? problem.detail) : (errors.identityNumber ?? errors[''])
  return (
    <Panel title="1　申请人" extra={person && <Button size="small" onClick={() => { onPerson(undefined); setTyped('') }}>换一个人</Button>}>
      {person?.known ? (
        <dl className="facts">
          <dt>{person.kind === 'person' ? '姓名' : '名称'}</dt><dd><strong>{person.name}</strong></dd>
          <dt>证件号码</dt><dd className="tabular">{person.known.identityMasked}{errors[''] && <div className="field-error">{errors['']}</div>}</dd>
          {person.known.address && <><dt>住址</dt><dd>{person.known.address}</dd></>}
        </dl>
      ) : (
        <form onSubmit={(event) => { event.preventDefault(); finding.mutate() }}>
          <label htmlFor="intake-identity" className="label">证件号码</label>
          <div className="find-person">
            <Input
              id="intake-identity"
              ref={(input) => { box.current = input?.input ?? null }}
              value={typed}
              maxLength={24}
              autoComplete="off"
              inputMode="text"
              aria-required
              aria-invalid={error !== undefined}
              aria-describedby={[error ? 'intake-identity-error' : '', 'intake-identity-hint'].filter(Boolean).join(' ')}
              onChange={({ target }) => {
                setTyped(target.value)
                finding.reset()
                if (person) onPerson(undefined)
              }}
            />
            <Button type={person ? 'default' : 'primary'} htmlType="submit" loading={finding.isPending}>查找</Button>
          </div>
          {error && <div id="intake-identity-error" className="field-error" role="alert">{error}</div>}
          <div id="intake-identity-hint" className="quiet">公民身份号码或统一社会信用代码，可用读卡器或扫码枪输入。查询会留下记录。</div>
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
