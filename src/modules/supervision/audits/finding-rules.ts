import { type FindingActKind, type FindingState, findingStateWords } from './finding.ts'

/** What an act makes of a finding; a note leaves it as it is. */
const LEADS_TO: Partial<Record<FindingActKind, FindingState>> = { verified: 'verified', notEstablished: 'notEstablished', handedOn: 'handedOn' }

/** From where: what was verified is handed on; what was handed on or is not established is at its end. */
const ALLOWED: Record<FindingState, readonly FindingActKind[]> = {
  open: ['noted', 'verified', 'notEstablished', 'handedOn'],
  verified: ['noted', 'handedOn'],
  notEstablished: ['noted'],
  handedOn: ['noted'],
}

export const ACTS: readonly FindingActKind[] = ['verified', 'notEstablished', 'handedOn', 'noted']

/** Why not; undefined where it may be done. */
export const reasonAgainst = (state: FindingState, kind: FindingActKind): string | undefined =>
  ALLOWED[state].includes(kind) ? undefined : `这条线索${findingStateWords[state]}，不能再这样处理；可以补充说明。`

export const stateAfter = (state: FindingState, kind: FindingActKind): FindingState => LEADS_TO[kind] ?? state
