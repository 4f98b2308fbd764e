import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { toProblem } from '../../client/problem.ts'
import { signIn } from '../../client/session.ts'
import { ErrorSummary } from '../../kit/error-summary.tsx'

interface SignInFormProps {
  login: string
  password: string
  onType: (typed: { login: string; password: string }) => void
  onSignedIn: () => void
}

/** Login and password. What was typed is the caller's, so that a list of accounts can fill it in. */
export function SignInForm({ login, password, onType, onSignedIn }: SignInFormProps) {
  const [isTried, setTried] = useState(false)
  const sending = useMutation({ mutationFn: () => signIn(login, password), onSuccess: onSignedIn })
  const missing = { login: isTried && !login.trim() ? '请输入登录名' : undefined, password: isTried && !password ? '请输入密码' : undefined }
  const problem = sending.error ? toProblem(sending.error) : undefined
  const submit = () => {
    setTried(true)
    if (login.trim() && password) sending.mutate()
  }
  const field = (name: 'login' | 'password') => ({
    id: `sign-in-${name}`,
    name,
    'aria-required': true,
    'aria-invalid': missing[name] !== undefined,
    'aria-describedby': missing[name] ? `sign-in-${name}-error` : undefined,
  })
  const item = (name: 'login' | 'password', label: string) => ({
    label,
    htmlFor: `sign-in-${name}`,
    validateStatus: missing[name] ? ('error' as const) : undefined,
    extra: missing[name] && <span id={`sign-in-${name}-error`} style={{ color: 'var(--error)' }}>{missing[name]}</span>,
  })
  return (
    <Form layout="vertical" onFinish={submit} requiredMark={false} aria-label="登录">
      {problem && !sending.isPending && <ErrorSummary title="没有登录成功" detail={problem.detail} code={problem.code} errors={[]} occasion={sending.error} />}
      <Form.Item {...item('login', '登录名')}>
        <Input {...field('login')} value={login} autoComplete="username" maxLength={100} onChange={(event) => onType({ login: event.target.value, password })} />
      </Form.Item>
      <Form.Item {...item('password', '密码')}>
        <Input.Password {...field('password')} value={password} autoComplete="current-password" maxLength={200} visibilityToggle={false} onChange={(event) => onType({ login, password: event.target.value })} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block size="large" loading={sending.isPending}>登录</Button>
    </Form>
  )
}
