import { Link, Navigate, useSearchParams } from 'react-router'
import { paths } from '../../../client/paths.ts'
import { LatestBulkActions } from '../../../features/applications/bulk/bulk-screen.tsx'
import { CaseList } from '../../../features/applications/case-list.tsx'
import { OwnAttendance } from '../../../features/hall-staff/own-attendance.tsx'
import { takesCalls } from '../../../features/ratings/rating-roles.ts'
import { useOfficer } from '../../../features/sessions/officer.tsx'
import { worksAtSite } from '../../../features/staff-end/roles.ts'
import { Empty } from '../../../kit/states.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'

const HANDLING = ['windowClerk', 'reviewer', 'decider', 'certificateClerk']

/** 我的待办: what is assigned to me first, then what waits for my desk, the most urgent first. */
export function Component() {
  const [query] = useSearchParams()
  const { roles } = useOfficer()
  // No case goes through the hands of whoever takes calls.
  if (takesCalls({ roles })) return <Navigate to={paths.hotlineRatings()} replace />
  // Nor through those of a partner's operator, once they took it in.
  if (worksAtSite({ roles })) return <Navigate to={paths.ownIntakes()} replace />
  const isAssigned = query.get('view') === 'assigned'
  const handles = roles.some((role) => HANDLING.includes(role))
  return (
    <div className="bulk-page">
      <PageTitle title="我的待办"><p className="quiet">{isAssigned ? '只看分派给我的，时间最紧的在最前。' : '分派给我的在最前，其余时间最紧的在最前。'}</p></PageTitle>
      {handles && <OwnAttendance />}
      <div className="panel">
        <nav aria-label="待办范围" className="todo-parts">
          <Link to={paths.todo()} aria-current={isAssigned ? undefined : 'page'}>全部待办</Link>
          <Link to={paths.assignedTodo()} aria-current={isAssigned ? 'page' : undefined}>分派给我的</Link>
        </nav>
        <CaseList
          key={isAssigned ? 'assigned' : 'mine'}
          filter={{ view: isAssigned ? 'assigned' : 'mine' }}
          caption={isAssigned ? '分派给我的办件，时间最紧的在最前' : '我的待办，分派给我的在最前'}
          isPickable={handles}
          empty={isAssigned
            ? <Empty title="没有分派给您的办件" action={<Link to={paths.todo()}>查看全部待办</Link>}>本岗位还没有分派的办件在全部待办里，谁都可以办。</Empty>
            : <Empty title="没有待办" action={<Link to={paths.cases()}>查看全部办件</Link>}>轮到您办理的办件都办完了。有新的办件时，这里会自动出现。</Empty>}
        />
      </div>
      {handles && <LatestBulkActions />}
    </div>
  )
}
