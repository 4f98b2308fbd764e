import { useQueryClient } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { clearDrafts } from '../../client/draft.ts'
import { onSessionEnded, refreshSession } from '../../client/session.ts'
import { SignInForm } from './sign-in-form.tsx'

/**
 * The session ended while somebody works: asks for the password over the page, which stays as it is, and lets the
 * waiting requests go on. Somebody else who signs in here gets a fresh page: nothing typed is carried over to them.
 */
export function SignInAgain({ accountId }: { accountId: string }) {
  const [typed, setTyped] = useState({ login: '', password: '' })
  const [isAsking, setAsking] = useState(false)
  const goOn = useRef<(() => void) | undefined>(undefined)
  const queries = useQueryClient()
  useEffect(() => onSessionEnded(() => new Promise((resolve) => {
    goOn.current = resolve
    setAsking(true)
  })), [])
  const resume = async () => {
    const session = await refreshSession()
    if (session?.accountId !== accountId) {
      clearDrafts()
      return location.reload()
    }
    setAsking(false)
    setTyped({ login: '', password: '' })
    goOn.current?.()
    void queries.invalidateQueries({ queryKey: ['session'] })
  }
  return (
    <Modal title="登录已过期，请重新登录" open={isAsking} footer={null} closable={false} keyboard={false} mask={{ closable: false }} width={420} destroyOnHidden>
      <p className="quiet" style={{ marginBottom: 16 }}>页面和填写的内容都还在，登录后接着办。</p>
      <SignInForm {...typed} onType={setTyped} onSignedIn={() => void resume()} />
    </Modal>
  )
}
