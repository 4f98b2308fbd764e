import { StaffDoor } from '../../features/staff-end/staff-door.tsx'

const BEHIND = {
  end: '管理后台', title: '事项管理、运行设置和印章', lead: '事项的起草、审核、公布、认领和体检，本地规定、工作日历和用语，电子印章，都在这里。',
  roles: ['itemManager', 'itemReviewer', 'supervisor', 'systemAdmin', 'securityAdmin', 'auditor', 'hallManager'],
}

export const Door = () => (
  <StaffDoor behind={BEHIND} strangerTitle="这里是工作人员管理事项和运行设置的地方" what="管理后台" load={() => import('./console.tsx')} />
)
