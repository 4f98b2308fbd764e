import { Navigate, useSearchParams } from 'react-router'
import { paths } from '../../../client/paths.ts'
import { NO_TICKET, useTicketToServe } from '../../../features/applications/intake/called-ticket.ts'
import { IntakeScreen } from '../../../features/applications/intake/intake-screen.tsx'
import { useOfficer } from '../../../features/sessions/officer.tsx'
import { takesIn, worksAtSite } from '../../../features/staff-end/roles.ts'
import { PageTitle } from '../../../kit/page-title.tsx'
import { Loading, NoPermission } from '../../../kit/states.tsx'

/** 窗口收件: for the windows of a hall, for whom they called; for the sites of partners, where nobody is called. */
export function Component() {
  const officer = useOfficer()
  const [query] = useSearchParams()
  const asked = query.get('ticket')
  const isOpen = asked === null && takesIn(officer) && !worksAtSite(officer) && officer.hallId !== null
  const serving = useTicketToServe(isOpen)
  if (isOpen && serving !== undefined) return <Navigate to={paths.intake({ ticket: serving })} replace />
  const ticket = asked === null || asked === NO_TICKET ? undefined : asked
  return (
    <>
      <PageTitle title={worksAtSite(officer) ? '网点收件' : '窗口收件'} />
      {!takesIn(officer) ? <div className="panel"><NoPermission title="只有窗口人员可以收件">您的岗位不在窗口。如确需办理，请联系本单位管理员。</NoPermission></div>
        : isOpen ? <div className="panel"><Loading lines={4} what="窗口" /></div> : <IntakeScreen key={ticket ?? ''} ticket={ticket} />}
    </>
  )
}
