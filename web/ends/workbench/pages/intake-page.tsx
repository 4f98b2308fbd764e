import { IntakeScreen } from '../../../features/applications/intake/intake-screen.tsx'
import { useOfficer } from '../../../features/sessions/officer.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'
import { NoPermission } from '../../../kit/states.tsx'

/** 窗口收件: for the windows of a hall. */
export function Component() {
  const { roles } = useOfficer()
  return (
    <>
      <PageTitle title="窗口收件" />
      {roles.includes('windowClerk') ? <IntakeScreen /> : <div className="panel"><NoPermission title="只有窗口人员可以收件">您的岗位不在窗口。如确需办理，请联系本单位管理员。</NoPermission></div>}
    </>
  )
}
