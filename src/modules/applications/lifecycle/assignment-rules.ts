import type { Application } from '../application.ts'

/** Somebody a case may be given to. */
export interface Candidate {
  id: string
  name: string
  /** 专长: the item is one of those this officer was named for. */
  isSkilled: boolean
  /** Some items were named for this officer: then others are for somebody else first. */
  hasSkills: boolean
  /** Open cases that are assigned to this officer. */
  openCases: number
}

/** Skill before load: who is named for the item, then who is named for none, then who is named for others; among equals who has least. */
export const byAssignment = (a: Candidate, b: Candidate): number =>
  skillRank(a) - skillRank(b) || a.openCases - b.openCases || (a.id < b.id ? -1 : 1)

const skillRank = ({ isSkilled, hasSkills }: Candidate): number => (isSkilled ? 0 : hasSkills ? 2 : 1)

/** Who gets the case, and why in words; nobody where the desk is empty. */
export function pickAssignee(candidates: readonly Candidate[]): { to: { id: string; name: string }; reason: string } | undefined {
  const [best] = [...candidates].sort(byAssignment)
  if (!best) return undefined
  return { to: { id: best.id, name: best.name }, reason: `自动分派：${best.isSkilled ? '专长事项，' : ''}在办 ${best.openCases} 件` }
}

/** Whose turn it is, as the role that acts; nothing where nobody of the offices has to. */
export function deskRoleOf({ state }: Application): 'windowClerk' | 'reviewer' | 'decider' | undefined {
  switch (state) {
    case 'submitted': case 'received': return 'windowClerk'
    case 'accepted': return 'reviewer'
    case 'reviewed': return 'decider'
    default: return undefined
  }
}
