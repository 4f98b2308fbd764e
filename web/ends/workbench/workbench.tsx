import { useState } from 'react'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { BASE } from '../../client/paths.ts'
import { OfficerGate } from '../../features/staff-end/officer-gate.tsx'
import { PageFault } from '../../features/staff-end/page-fault.tsx'
import { Loading } from '../../kit/states.tsx'
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
          { path: 'bulk-actions/:id', lazy: () => import('./pages/bulk-page.tsx') },
          { path: 'intake', lazy: () => import('./pages/intake-page.tsx') },
          { path: 'pick-up', lazy: () => import('./pages/pick-up-page.tsx') },
          { path: 'hand-overs', lazy: () => import('./pages/hand-overs-page.tsx') },
          { path: 'filing-reports', lazy: () => import('./pages/filing-reports-page.tsx') },
          { path: '*', lazy: () => import('./pages/no-such-page.tsx') },
        ],
      },
    ],
    { basename: BASE },
  )

/** The workbench of an officer who is signed in: loaded after the door. */
export default function Workbench({ accountId }: { accountId: string }) {
  const [router] = useState(createRouter)
  return <OfficerGate accountId={accountId} what="工作台">{() => <RouterProvider router={router} />}</OfficerGate>
}
