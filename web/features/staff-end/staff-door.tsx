import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, Suspense } from 'react'
import { refreshSession, signOut } from '../../client/session.ts'
import { toProblem } from '../../client/problem.ts'
import { Failure, Loading, NoPermission } from '../../kit/states.tsx'
import { ChangePasswordForm } from '../sessions/change-password.tsx'
import '../sessions/sign-in.css'
import { type Behind, SignInPage } from '../sessions/sign-in-page.tsx'

export interface StaffDoorProps {
  /** What lies behind, for whoever signs in; the workbench when not said. */
  behind?: Behind
  /** What an applicant who took the wrong door is told this is. */
  strangerTitle: string
  /** What is being loaded. */
  what: string
  /** The end itself, for the account that is signed in: loaded after the door. */
  children(accountId: string): ReactNode
}

/** Who comes in: nobody yet, an applicant who took the wrong door, or an officer. */
export function StaffDoor({ behind, strangerTitle, what, children }: StaffDoorProps) {
  const queries = useQueryClient()
  const session = useQuery({ queryKey: ['session'], queryFn: refreshSession, staleTime: Infinity })
  const again = () => void queries.resetQueries({ queryKey: ['session'] })
  if (session.isPending) return <main><Loading lines={3} what="登录状态" /></main>
  if (session.isError) {
    const problem = toProblem(session.error)
    return <main><Failure isPage title={problem.title} detail={problem.detail} code={problem.code} onRetry={again} /></main>
  }
  if (session.data === null) return <SignInPage onSignedIn={again} {...(behind ? { behind } : {})} />
  if (session.data.kind !== 'staff') {
    return (
      <main>
        <NoPermission isPage title={strangerTitle} action={<Button type="primary" onClick={() => void signOut().then(again)}>退出并以工作人员身份登录</Button>}>
          您现在以申请人「{session.data.name}」的身份登录。办事请回到<a href="/">门户首页</a>。
        </NoPermission>
      </main>
    )
  }
  if (session.data.mustChangePassword) {
    return (
      <main className="sign-in">
        <div className="sign-in-box">
          <h1>请先改成自己的密码</h1>
          <p className="quiet">现在的密码是别人设的。改好以后就可以继续。</p>
          <ChangePasswordForm onChanged={again} />
        </div>
      </main>
    )
  }
  return <Suspense fallback={<main><Loading lines={6} what={what} /></main>}>{children(session.data.accountId)}</Suspense>
}
