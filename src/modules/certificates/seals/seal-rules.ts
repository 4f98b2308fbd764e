import type { Seal } from './seal.ts'

/** Who looks at the register: enough of an officer to tell which seals concern them. */
export interface Onlooker {
  region: string
  authorityId: string
  roles: readonly string[]
}

/** Roles that look after the seals of a whole division, and of those below it where it is a city. */
const OVERSEERS = ['securityAdmin', 'auditor', 'supervisor']

/** The seals of one's own authority; of the whole division for those who look after it. */
export function isInView(seal: Pick<Seal, 'region' | 'authorityId'>, onlooker: Onlooker): boolean {
  if (seal.authorityId === onlooker.authorityId) return true
  if (!onlooker.roles.some((role) => OVERSEERS.includes(role))) return false
  return seal.region === onlooker.region || (onlooker.region.endsWith('00') && seal.region.startsWith(onlooker.region.slice(0, 4)))
}

/** Why the use of a seal cannot be ended; undefined when it can. */
export const reasonAgainstEnding = ({ state }: Pick<Seal, 'state'>): string | undefined =>
  state === 'inUse' ? undefined : state === 'disabled' ? '这枚印章已经停用。' : '这枚印章已经更换过了。'
