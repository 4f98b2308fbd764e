import { CallingScreen } from '../../../features/calling/calling-screen.tsx'
import { useOfficer } from '../../../features/sessions/officer.tsx'
import { NoPermission } from '../../../kit/states.tsx'

/** 叫号: for the windows of a hall. */
export function Component() {
  const { roles } = useOfficer()
  return roles.includes('windowClerk') ? <CallingScreen /> : <div className="panel"><NoPermission isPage title="只有窗口人员可以叫号">您的岗位不在窗口。如确需办理，请联系本单位管理员。</NoPermission></div>
}
