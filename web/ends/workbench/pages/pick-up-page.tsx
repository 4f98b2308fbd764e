import { CourierTroubles } from '../../../features/applications/delivery/courier-troubles.tsx'
import { PickUpScreen } from '../../../features/applications/delivery/pick-up-screen.tsx'
import { useOfficer } from '../../../features/sessions/officer.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'
import { NoPermission } from '../../../kit/states.tsx'

/** 取件和寄递: for the windows that hand results out. */
export function Component() {
  const { roles } = useOfficer()
  return (
    <>
      <PageTitle title="取件和寄递" />
      {roles.includes('windowClerk') ? <div className="pick-up"><PickUpScreen /><CourierTroubles /></div> : <div className="panel"><NoPermission title="只有窗口人员可以发放结果">您的岗位不在窗口。如确需办理，请联系本单位管理员。</NoPermission></div>}
    </>
  )
}
