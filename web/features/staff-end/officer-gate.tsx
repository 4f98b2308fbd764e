import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api, bodyOf } from '../../client/http.ts'
import { toProblem } from '../../client/problem.ts'
import type { Officer } from '../../client/types.ts'
import { Failure, Loading } from '../../kit/states.tsx'
import { OfficerProvider } from '../sessions/officer.tsx'
import { SignInAgain } from '../sessions/sign-in-again.tsx'

/** Shows nothing before it is known who works here; `children` decides what this officer sees. */
export function OfficerGate({ accountId, what, children }: { accountId: string; what: string; children(officer: Officer): ReactNode }) {
  const officer = useQuery({ queryKey: ['me'], queryFn: () => bodyOf(api.GET('/api/v1/staff/me')), staleTime: Infinity })
  if (officer.isError) {
    const problem = toProblem(officer.error)
    return <main><Failure isPage title={problem.title} detail={problem.detail} code={problem.code} onRetry={() => void officer.refetch()} /></main>
  }
  return (
    <>
      <SignInAgain accountId={accountId} />
      {officer.isPending ? <main><Loading lines={6} what={what} /></main> : <OfficerProvider value={officer.data}>{children(officer.data)}</OfficerProvider>}
    </>
  )
}
