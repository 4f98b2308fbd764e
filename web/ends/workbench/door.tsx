import { StaffDoor } from '../../features/staff-end/staff-door.tsx'

export const Door = () => <StaffDoor strangerTitle="这里是工作人员的工作台" what="工作台" load={() => import('./workbench.tsx')} />
