import { useEffect, useState } from 'react'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { BASE, files } from '../../client/paths.ts'
import type { Officer } from '../../client/types.ts'
import { NotThisEnd } from '../../features/staff-end/not-this-end.tsx'
import { OfficerGate } from '../../features/staff-end/officer-gate.tsx'
import { PageFault } from '../../features/staff-end/page-fault.tsx'
import { worksAtConsole, worksAtWorkbench } from '../../features/staff-end/roles.ts'
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
          { path: 'own-intakes', lazy: () => import('./pages/own-intakes-page.tsx') },
          { path: 'own-site', lazy: () => import('./pages/own-site-page.tsx') },
          { path: 'pick-up', lazy: () => import('./pages/pick-up-page.tsx') },
          { path: 'calling', lazy: () => import('./pages/calling-page.tsx') },
          { path: 'window-log', lazy: () => import('./pages/window-log-page.tsx') },
          { path: 'escorts', lazy: () => import('./pages/escorts-page.tsx') },
          { path: 'window-hand-overs', lazy: () => import('./pages/window-hand-overs-page.tsx') },
          { path: 'own-day', lazy: () => import('./pages/own-day-page.tsx') },
          { path: 'appointments', lazy: () => import('./pages/appointments-page.tsx') },
          { path: 'appointments/new', lazy: () => import('./pages/book-appointment-page.tsx') },
          { path: 'hand-overs', lazy: () => import('./pages/hand-overs-page.tsx') },
          { path: 'filing-reports', lazy: () => import('./pages/filing-reports-page.tsx') },
          { path: 'checks', lazy: () => import('./pages/checks-page.tsx') },
          { path: 'checks/:number', lazy: () => import('./pages/check-page.tsx') },
          { path: 'cards', lazy: () => import('./pages/cards-page.tsx') },
          { path: 'cards/:id', lazy: () => import('./pages/card-page.tsx') },
          { path: 'bad-ratings', lazy: () => import('./pages/bad-ratings-page.tsx') },
          { path: 'bad-ratings/:code', lazy: () => import('./pages/bad-rating-page.tsx') },
          { path: 'rating-devices', lazy: () => import('./pages/rating-devices-page.tsx') },
          { path: 'hotline-ratings', lazy: () => import('./pages/hotline-ratings-page.tsx') },
          { path: 'data-corrections', lazy: () => import('./pages/data-corrections-page.tsx') },
          { path: 'automatic-samples', lazy: () => import('./pages/automatic-samples-page.tsx') },
          { path: 'grants', lazy: () => import('./pages/grants-page.tsx') },
          { path: 'grant-audit', lazy: () => import('./pages/grant-audit-page.tsx') },
          { path: 'ratings', lazy: () => import('./pages/rating-scores-page.tsx') },
          { path: 'ratings/list', lazy: () => import('./pages/ratings-page.tsx') },
          { path: 'ratings/topics', lazy: () => import('./pages/rating-topics-page.tsx') },
          { path: 'ratings/surveys', lazy: () => import('./pages/rating-surveys-page.tsx') },
          { path: 'waiver-counts', lazy: () => import('./pages/waiver-counts-page.tsx') },
          { path: 'shares', lazy: () => import('./pages/shares-page.tsx') },
          { path: 'certificate-uses', lazy: () => import('./pages/certificate-uses-page.tsx') },
          { path: 'skills', lazy: () => import('./pages/skills-page.tsx') },
          { path: 'certificates', lazy: () => import('./pages/certificates-page.tsx') },
          { path: 'certificates/:identifier', lazy: () => import('./pages/certificate-page.tsx') },
          { path: 'certificate-imports', lazy: () => import('./pages/certificate-imports-page.tsx') },
          { path: 'seals', lazy: () => import('./pages/seals-page.tsx') },
          { path: 'seals/:seal/uses', lazy: () => import('./pages/seal-uses-page.tsx') },
          { path: 'certificate-types', lazy: () => import('./pages/certificate-types-page.tsx') },
          { path: 'monitor', lazy: () => import('./pages/monitor-page.tsx') },
          { path: 'monitor/cases', lazy: () => import('./pages/monitored-page.tsx') },
          { path: 'monitor/extra-visits', lazy: () => import('./pages/extra-visits-page.tsx') },
          { path: 'audits', lazy: () => import('./pages/audits-page.tsx') },
          { path: 'audits/findings/:id', lazy: () => import('./pages/finding-page.tsx') },
          { path: 'audits/clues/:number', lazy: () => import('./pages/clue-page.tsx') },
          { path: '*', lazy: () => import('./pages/no-such-page.tsx') },
        ],
      },
    ],
    { basename: BASE },
  )

/** The workbench of an officer who is signed in: loaded after the door. */
export default function Workbench({ accountId }: { accountId: string }) {
  return <OfficerGate accountId={accountId} what="工作台">{(officer) => (worksAtWorkbench(officer) ? <Pages /> : worksAtConsole(officer) ? <ToConsole /> : <NoWorkHere officer={officer} />)}</OfficerGate>
}

function Pages() {
  const [router] = useState(createRouter)
  return <RouterProvider router={router} />
}

/** No case goes through the hands of a system administrator or of the item office: whoever signs in here is led to where they work. */
function ToConsole() {
  useEffect(() => location.replace(files.console()), [])
  return <main><Loading lines={6} what="管理后台" /></main>
}

const NoWorkHere = ({ officer }: { officer: Officer }) => (
  <NotThisEnd officer={officer} title="您的岗位没有可以办的件">
    办件由窗口、审查、决定、制证人员办理，监察人员可以查看。系统、安全、审计三类管理员各自分立，不经手办件。如需办件，请用办件岗位的账号登录。
  </NotThisEnd>
)
