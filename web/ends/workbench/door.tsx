import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { lazy, Suspense } from 'react'
import { toProblem } from '../../client/problem.ts'
import { refreshSession, signOut } from '../../client/session.ts'
import { SignInPage } from '../../features/sessions/sign-in-page.tsx'
import { Failure, Loading, NoPermission } from '../../kit/states.tsx'

// Whoever has not signed in loads the door only.
const Workbench = lazy(() => import('./workbench.tsx'))

/** Who comes in: nobody yet, an applicant who took the wrong door, or an officer. */
export function Door() {
  const queries = useQueryClient()
  const session = useQuery({ queryKey: ['session'], queryFn: refreshSession, staleTime: Infinity })
  const again = () => void queries.resetQueries({ queryKey: ['session'] })
  if (session.isPending) return <main><Loading lines={3} what="登录状态" /></main>
  if (session.isError) {
    const problem = toProblem(session.error)
    return <main><Failure isPage title={problem.title} detail={problem.detail} code={problem.code} onRetry={again} /></main>
  }
  if (session.data === null) return <SignInPage onSignedIn={again} />
  if (session.data.kind !== 'staff') {
    return (
      <main>
        <NoPermission isPage title="这里是工作人员的工作台" action={<Button type="primary" onClick={() => void signOut().then(again)}>退出并以工作人员身份登录</Button>}>
          您现在以申请人「{session.data.name}」的身份登录。办事请回到<a href="/">门户首页</a>。
        </NoPermission>
      </main>
    )
  }
  return (
    <Suspense fallback={<main><Loading lines={6} what="工作台" /></main>}>
      <Workbench accountId={session.data.accountId} />
    </Suspense>
  )
}
