import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ComponentType } from 'react'
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
  /** Brings the end itself, for the account that is signed in: whoever has not signed in loads the door only. */
  load(): Promise<{ default: ComponentType<{ accountId: string }> }>
}

/** Who comes in: nobody yet, an applicant who took the wrong door, or an officer. */
export function StaffDoor({ behind, strangerTitle, what, load }: StaffDoorProps) {
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
  return <LoadedEnd what={what} load={load} accountId={session.data.accountId} />
}

/** Not by React's `lazy`: what comes within 300 ms after a fallback is held back until they have passed, and every page waited for it. */
function LoadedEnd({ what, load, accountId }: Pick<StaffDoorProps, 'what' | 'load'> & { accountId: string }) {
  const end = useQuery({ queryKey: ['end', what], queryFn: load, staleTime: Infinity, gcTime: Infinity, structuralSharing: false })
  if (end.isPending) return <main><Loading lines={6} what={what} /></main>
  if (end.isError) return <main><Failure isPage title="页面没有取到" detail={`${what}没有取到，请检查网络后重新加载；如一再出现，请告诉管理员。`} code="workbench.not_loaded" onRetry={() => window.location.reload()} /></main>
  const { default: End } = end.data
  return <End accountId={accountId} />
}
