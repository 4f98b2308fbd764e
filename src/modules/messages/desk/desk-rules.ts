import type { Directory, Officer, OfficerRole } from '../../organisation/index.ts'

/** Where a message for officers is put: one person, everybody of an authority, or everybody of a role there or in a hall. */
export interface Desk {
  region: string
  recipient: string
}

export const officerDesk = (region: string, officerId: string): Desk => ({ region, recipient: officerId })
export const authorityDesk = (region: string, authorityId: string): Desk => ({ region, recipient: authorityId })
export const roleDesk = (region: string, role: 'reviewer' | 'decider', authorityId: string): Desk => ({ region, recipient: `${role}@${authorityId}` })
/** 监察人员 of a region, whatever body they belong to. */
export const supervisorDesk = (region: string): Desk => ({ region, recipient: `supervisor@${region}` })
export const windowDesk = (region: string, hallId: string): Desk => ({ region, recipient: `windowClerk@${hallId}` })

/** Every desk an officer stands at; all lie in their region. */
export function desksOf({ id, region, authorityId, hallId, roles }: Pick<Officer, 'id' | 'region' | 'authorityId' | 'hallId' | 'roles'>): string[] {
  return [id, authorityId, ...roles.flatMap((role) => {
    if (role === 'windowClerk') return hallId === null ? [] : [windowDesk(region, hallId).recipient]
    return role === 'supervisor' ? [supervisorDesk(region).recipient] : [`${role}@${authorityId}`]
  })]
}

/** Those who stand at a desk today: one officer, or everybody of a role there. Nobody in particular stands at a whole authority's. */
export function officersAt(directory: Pick<Directory, 'listOfficers' | 'officer'>, { region, recipient }: Desk): Officer[] {
  const [role = '', place] = recipient.split('@')
  if (place !== undefined) return directory.listOfficers(region, role as OfficerRole).filter((officer) => desksOf(officer).includes(recipient))
  return UUID.test(recipient) ? [directory.officer(recipient)] : []
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
