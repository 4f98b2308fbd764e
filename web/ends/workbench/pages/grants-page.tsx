import { givesGrants } from '../../../features/grants/grant-roles.ts'
import { GrantList } from '../../../features/grants/grant-list.tsx'
import { useOfficer } from '../../../features/sessions/officer.tsx'

/** 授权: of one's authority, of oneself at a window, or of the region. */
export function Component() {
  const officer = useOfficer()
  return <GrantList title={givesGrants(officer) ? '授权' : officer.roles.includes('windowClerk') ? '我的授权' : '授权台账'} />
}
