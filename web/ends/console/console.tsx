import { useState } from 'react'
import { createBrowserRouter, Navigate, RouterProvider } from 'react-router'
import { CONSOLE_BASE, consolePaths, files } from '../../client/paths.ts'
import type { Officer } from '../../client/types.ts'
import { NotThisEnd } from '../../features/staff-end/not-this-end.tsx'
import { OfficerGate } from '../../features/staff-end/officer-gate.tsx'
import { PageFault } from '../../features/staff-end/page-fault.tsx'
import { isHallManager, isSafetyOfficer, isSystemAdmin, worksAtConsole } from '../../features/staff-end/roles.ts'
import { EndName } from '../../kit/page-title.tsx'
import { Loading } from '../../kit/states.tsx'
import { Shell } from './shell.tsx'

const createRouter = (officer: Officer) =>
  createBrowserRouter(
    [
      {
        element: <Shell />,
        errorElement: <PageFault />,
        hydrateFallbackElement: <Loading />,
        children: [
          // Every page is reached by its address; whether it may be read is the server's to say.
          isSystemAdmin(officer) ? { index: true, element: <Navigate to={consolePaths.settings()} replace /> } : isSafetyOfficer(officer) ? { index: true, element: <Navigate to={consolePaths.seals()} replace /> } : isHallManager(officer) ? { index: true, element: <Navigate to={consolePaths.hallSheets()} replace /> } : { index: true, lazy: () => import('./pages/items-page.tsx') },
          { path: 'items/:code', lazy: () => import('./pages/item-page.tsx') },
          { path: 'items/:code/compare', lazy: () => import('./pages/compare-page.tsx') },
          { path: 'changes', lazy: () => import('./pages/changes-page.tsx') },
          { path: 'changes/:id', lazy: () => import('./pages/change-page.tsx') },
          { path: 'changes/:id/edit/:group', lazy: () => import('./pages/editor-page.tsx') },
          { path: 'changes/:id/revisions', lazy: () => import('./pages/revisions-page.tsx') },
          { path: 'claims', lazy: () => import('./pages/claims-page.tsx') },
          { path: 'entries/:division/:code', lazy: () => import('./pages/entry-page.tsx') },
          { path: 'dead-items', lazy: () => import('./pages/dead-items-page.tsx') },
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
          { path: 'replacement-sources', lazy: () => import('./pages/sources-page.tsx') },
          { path: 'proofs', lazy: () => import('./pages/proofs-page.tsx') },
          { path: 'automatic', lazy: () => import('./pages/automatic-page.tsx') },
          { path: 'automatic/items/:item', lazy: () => import('./pages/automatic-item-page.tsx') },
          { path: 'automatic/samples', lazy: () => import('./pages/automatic-samples-page.tsx') },
          { path: 'certificate-types', lazy: () => import('./pages/certificate-types-page.tsx') },
          { path: 'certificate-types/:code', lazy: () => import('./pages/certificate-type-page.tsx') },
          { path: 'seals', lazy: () => import('./pages/seals-page.tsx') },
          { path: 'seals/:seal/uses', lazy: () => import('./pages/seal-uses-page.tsx') },
          { path: 'notices', lazy: () => import('./pages/notices-page.tsx') },
          { path: 'supervision-rules', lazy: () => import('./pages/supervision-rules-page.tsx') },
          { path: 'supervision-rules/:rule', lazy: () => import('./pages/supervision-rule-page.tsx') },
          { path: 'settings', lazy: () => import('./pages/settings-page.tsx') },
          { path: 'calendar', lazy: () => import('./pages/calendar-page.tsx') },
          { path: 'hall-sheets', lazy: () => import('./pages/hall-sheets-page.tsx') },
          { path: 'hall-sheets/:id', lazy: () => import('./pages/hall-sheet-page.tsx') },
          { path: 'lines', lazy: () => import('./pages/lines-page.tsx') },
          { path: 'hall-tickets', lazy: () => import('./pages/hall-tickets-page.tsx') },
          { path: 'hall-tickets/:id', lazy: () => import('./pages/hall-ticket-page.tsx') },
          { path: 'hall-windows/:no', lazy: () => import('./pages/hall-window-page.tsx') },
          { path: 'window-log', lazy: () => import('./pages/window-log-page.tsx') },
          { path: 'escorts', lazy: () => import('./pages/escorts-page.tsx') },
          { path: 'window-hand-overs', lazy: () => import('./pages/window-hand-overs-page.tsx') },
          { path: 'hall-monitor', lazy: () => import('./pages/hall-monitor-page.tsx') },
          { path: 'coverage', lazy: () => import('./pages/coverage-page.tsx') },
          { path: 'halls', lazy: () => import('./pages/halls-page.tsx') },
          { path: 'staffing', lazy: () => import('./pages/staffing-page.tsx') },
          { path: 'attendance', lazy: () => import('./pages/attendance-page.tsx') },
          { path: 'terminals', lazy: () => import('./pages/terminals-page.tsx') },
          { path: 'terminals/:id', lazy: () => import('./pages/device-page.tsx') },
          { path: 'cooperation-sites', lazy: () => import('./pages/cooperation-sites-page.tsx') },
          { path: 'document-wordings', lazy: () => import('./pages/document-wordings-page.tsx') },
          { path: 'document-wordings/:name', lazy: () => import('./pages/document-wordings-page.tsx') },
          { path: 'message-templates', lazy: () => import('./pages/message-templates-page.tsx') },
          { path: 'message-templates/:id', lazy: () => import('./pages/message-templates-page.tsx') },
          { path: '*', lazy: () => import('./pages/no-such-page.tsx') },
        ],
      },
    ],
    { basename: CONSOLE_BASE },
  )

/** The console of an officer who is signed in: loaded after the door. */
export default function Console({ accountId }: { accountId: string }) {
  return <OfficerGate accountId={accountId} what="管理后台">{(officer) => (worksAtConsole(officer) ? <Pages officer={officer} /> : <NotYours officer={officer} />)}</OfficerGate>
}

function Pages({ officer }: { officer: Officer }) {
  const [router] = useState(() => createRouter(officer))
  return <EndName value={isSystemAdmin(officer) ? '运行设置' : isSafetyOfficer(officer) ? '安全管理' : isHallManager(officer) ? '大厅管理' : '事项管理'}><RouterProvider router={router} /></EndName>
}

const NotYours = ({ officer }: { officer: Officer }) => (
  <NotThisEnd officer={officer} title="您的岗位不管理事项、运行设置和印章">
    事项由事项管理员、事项审核员管理，监督员可以查看；运行设置由系统管理员管理；电子印章和告知书由安全管理员管理，审计管理员可以查看；大厅由大厅管理员管理。办件请到<a href={files.workbench()}>工作台</a>；如确需管理，请联系本单位管理员。
  </NotThisEnd>
)
