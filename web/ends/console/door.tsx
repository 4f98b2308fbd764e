import { lazy } from 'react'
import { StaffDoor } from '../../features/staff-end/staff-door.tsx'

// Whoever has not signed in loads the door only.
const Console = lazy(() => import('./console.tsx'))

const BEHIND = { end: '事项管理', title: '政务服务事项管理', lead: '事项的起草、审核、公布、认领和体检，都从这里办。', roles: ['itemManager', 'itemReviewer', 'supervisor'] }

export const Door = () => (
  <StaffDoor behind={BEHIND} strangerTitle="这里是工作人员管理事项的地方" what="事项管理">{(accountId) => <Console accountId={accountId} />}</StaffDoor>
)
