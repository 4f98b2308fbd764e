import { useMutation } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import { useState } from 'react'
import { toProblem } from '../../client/problem.ts'
import { changePassword } from '../../client/session.ts'
import { ErrorSummary } from '../../kit/error-summary.tsx'
import { AccountField } from './account-field.tsx'

type Name = 'current' | 'next' | 'again'

const FIELDS: readonly { name: Name; label: string; hint?: string; autoComplete: string }[] = [
  { name: 'current', label: '现在的密码', autoComplete: 'current-password' },
  { name: 'next', label: '新密码', hint: '至少 8 位，大写字母、小写字母、数字、符号至少用三种。', autoComplete: 'new-password' },
  { name: 'again', label: '再输入一次新密码', autoComplete: 'new-password' },
]

/** Choosing another password. Everywhere else the account is signed out; here one works on. */
export function ChangePasswordForm({ onChanged }: { onChanged(): void }) {
  const [typed, setTyped] = useState<Record<Name, string>>({ current: '', next: '', again: '' })
  const [isTried, setTried] = useState(false)
  const sending = useMutation({ mutationFn: () => changePassword(typed.current, typed.next), onSuccess: onChanged })
  const problem = sending.error ? toProblem(sending.error) : undefined
  const errorOf = (name: Name): string | undefined => {
    if (isTried && name !== 'again' && !typed[name]) return '请填写。'
    if (isTried && name === 'again' && typed.next !== typed.again) return '两次输入的新密码不一样。'
    return problem?.errors.find(({ pointer }) => pointer === `/${name}`)?.message
  }
  const submit = () => {
    setTried(true)
    if (typed.current && typed.next && typed.next === typed.again) sending.mutate()
  }
  return (
    <Form layout="vertical" onFinish={submit} requiredMark={false} aria-label="修改密码">
      {problem && !sending.isPending && <ErrorSummary title="没有改成" detail={problem.detail} code={problem.code} errors={[]} occasion={sending.error} />}
      {FIELDS.map(({ name, label, hint, autoComplete }) => (
        <AccountField key={name} id={`password-${name}`} label={label} hint={hint} error={errorOf(name)} isSecret value={typed[name]} autoComplete={autoComplete} maxLength={200} onChange={(value) => setTyped({ ...typed, [name]: value })} />
      ))}
      <Button type="primary" htmlType="submit" block size="large" loading={sending.isPending}>修改密码</Button>
    </Form>
  )
}
