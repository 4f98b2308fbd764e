import { lazy } from 'react'
import { StaffDoor } from '../../features/staff-end/staff-door.tsx'

// Whoever has not signed in loads the door only.
const Workbench = lazy(() => import('./workbench.tsx'))

export const Door = () => <StaffDoor strangerTitle="这里是工作人员的工作台" what="工作台">{(accountId) => <Workbench accountId={accountId} />}</StaffDoor>
