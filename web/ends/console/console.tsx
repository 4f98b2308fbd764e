import { Button } from 'antd'
import { useState } from 'react'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { CONSOLE_BASE, files } from '../../client/paths.ts'
import { signOut } from '../../client/session.ts'
import { mayReadDrafts } from '../../features/catalogue/catalogue-roles.ts'
import { OfficerGate } from '../../features/staff-end/officer-gate.tsx'
import { PageFault } from '../../features/staff-end/page-fault.tsx'
import { Loading, NoPermission } from '../../kit/states.tsx'
import { Shell } from './shell.tsx'

const createRouter = () =>
  createBrowserRouter(
    [
      {
        element: <Shell />,
        errorElement: <PageFault />,
        hydrateFallbackElement: <Loading />,
        children: [
          { index: true, lazy: () => import('./pages/items-page.tsx') },
          { path: 'items/:code', lazy: () => import('./pages/item-page.tsx') },
          { path: 'items/:code/compare', lazy: () => import('./pages/compare-page.tsx') },
          { path: 'changes', lazy: () => import('./pages/changes-page.tsx') },
          { path: 'changes/:id', lazy: () => import('./pages/change-page.tsx') },
          { path: 'changes/:id/edit/:group', lazy: () => import('./pages/editor-page.tsx') },
          { path: 'changes/:id/revisions', lazy: () => import('./pages/revisions-page.tsx') },
          { path: 'claims', lazy: () => import('./pages/claims-page.tsx') },
          { path: 'entries/:division/:code', lazy: () => import('./pages/entry-page.tsx') },
          { path: 'issues', lazy: () => import('./pages/issues-page.tsx') },
          { path: 'check-rules', lazy: () => import('./pages/check-rules-page.tsx') },
          { path: 'zones', lazy: () => import('./pages/zones-page.tsx') },
          { path: 'new-zone', lazy: () => import('./pages/zone-page.tsx') },
          { path: 'zones/:zone', lazy: () => import('./pages/zone-page.tsx') },
          { path: 'workbook', lazy: () => import('./pages/workbook-page.tsx') },
          { path: 'reductions', lazy: () => import('./pages/reductions-page.tsx') },
          { path: 'reductions/promises', lazy: () => import('./pages/promises-page.tsx') },
          { path: 'reductions/changes', lazy: () => import('./pages/catalogue-changes-page.tsx') },
          { path: 'reductions/best', lazy: () => import('./pages/best-in-city-page.tsx') },
          { path: 'reductions/benchmarks', lazy: () => import('./pages/benchmarks-page.tsx') },
          { path: 'reductions/process', lazy: () => import('./pages/process-page.tsx') },
          { path: 'automatic', lazy: () => import('./pages/automatic-page.tsx') },
          { path: 'automatic/items/:item', lazy: () => import('./pages/automatic-item-page.tsx') },
          { path: 'automatic/samples', lazy: () => import('./pages/automatic-samples-page.tsx') },
          { path: '*', lazy: () => import('./pages/no-such-page.tsx') },
        ],
      },
    ],
    { basename: CONSOLE_BASE },
  )

/** The console of an officer who is signed in: loaded after the door. */
export default function Console({ accountId }: { accountId: string }) {
  const [router] = useState(createRouter)
  return (
    <OfficerGate accountId={accountId} what="事项管理">
      {(officer) => (mayReadDrafts(officer) ? <RouterProvider router={router} /> : <NotYours name={officer.name} />)}
    </OfficerGate>
  )
}

function NotYours({ name }: { name: string }) {
  return (
    <main>
      <NoPermission isPage title="您的岗位不管理事项" action={<Button type="primary" onClick={() => void signOut().then(() => location.reload())}>退出，换一个账号</Button>}>
        {name}，事项由事项管理员、事项审核员管理，监督员可以查看。办件请到<a href={files.workbench()}>工作台</a>；如确需管理事项，请联系本单位管理员。
      </NoPermission>
    </main>
  )
}
