import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { api, bodyOf } from '../../client/http.ts'
import { BASE } from '../../client/paths.ts'
import { toProblem } from '../../client/problem.ts'
import { OfficerProvider } from '../../features/sessions/officer.tsx'
import { SignInAgain } from '../../features/sessions/sign-in-again.tsx'
import { Failure, Loading } from '../../kit/states.tsx'
import { PageFault } from './page-fault.tsx'
import { Shell } from './shell.tsx'

const createRouter = () =>
  createBrowserRouter(
    [
      {
        element: <Shell />,
        errorElement: <PageFault />,
        hydrateFallbackElement: <Loading />,
        children: [
          { index: true, lazy: () => import('./pages/todo-page.tsx') },
          { path: 'cases', lazy: () => import('./pages/cases-page.tsx') },
          { path: 'cases/:number', lazy: () => import('./pages/case-page.tsx') },
          { path: 'intake', lazy: () => import('./pages/intake-page.tsx') },
          { path: '*', lazy: () => import('./pages/no-such-page.tsx') },
        ],
      },
    ],
    { basename: BASE },
  )

/** The workbench of an officer who is signed in: loaded after the door. */
export default function Workbench({ accountId }: { accountId: string }) {
  const [router] = useState(createRouter)
  const officer = useQuery({ queryKey: ['me'], queryFn: () => bodyOf(api.GET('/api/v1/staff/me')), staleTime: Infinity })
  if (officer.isError) {
    const problem = toProblem(officer.error)
    return <main><Failure isPage title={problem.title} detail={problem.detail} code={problem.code} onRetry={() => void officer.refetch()} /></main>
  }
  return (
    <>
      <SignInAgain accountId={accountId} />
      {officer.isPending ? <main><Loading lines={6} what="工作台" /></main> : <OfficerProvider value={officer.data}><RouterProvider router={router} /></OfficerProvider>}
    </>
  )
}
