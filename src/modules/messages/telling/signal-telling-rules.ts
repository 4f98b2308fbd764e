import type { SignalRaised, SignalWithdrawn } from '../../supervision/events.ts'
import { type Desk, officerDesk, roleDesk, supervisorDesk, windowDesk } from '../desk/desk-rules.ts'
import type { TemplateId } from '../templates/templates.ts'
import type { Telling } from './telling-rules.ts'

const TEMPLATES: Record<SignalRaised['level'], TemplateId> = { reminder: 'officer.signalReminded', warning: 'officer.signalWarned', yellow: 'officer.cardRaised', red: 'officer.cardRaised' }
const LEVEL_NAMES: Record<SignalRaised['level'], string> = { reminder: '提醒', warning: '预警', yellow: '黄牌', red: '红牌' }
/** Limits that the window keeps: taking in, looking over what came online, deciding on the spot, handing out. */
const OF_THE_WINDOW = ['preReview', 'receipt', 'immediate', 'delivery']

interface AnnouncedSignal {
  id: string
  region: string
  at: string
  signal: SignalRaised | SignalWithdrawn
  authorityName: string
}

/** Whom a signal is told, on their desks and phones, as its rule says. A card is always on the desk of those who will decide about it. */
export function signalTellings({ id, region, at, signal, authorityName }: AnnouncedSignal): Telling[] {
  const { level, matterId, title, itemCode, ruleTitle, told } = signal
  const words = { number: matterId, title, authorityName, levelName: LEVEL_NAMES[level], ruleTitle, finding: 'finding' in signal ? signal.finding : '' }
  const common = { id, region, at, words, number: matterId, itemCode: itemCode ?? undefined }
  const isCard = level === 'yellow' || level === 'red'
  const isTold = told.includes('supervisor')
  const body = told.filter((who) => !isCard || who !== 'supervisor').flatMap((who) => desksOf(who, region, signal))
  return [
    ...(body.length > 0 ? [{ ...common, template: 'finding' in signal ? TEMPLATES[level] : WITHDRAWN, desks: body, level }] : []),
    ...(isCard ? [{ ...common, template: 'finding' in signal ? ('officer.cardToWatch' as const) : WITHDRAWN, desks: [supervisorDesk(region)], ...(isTold ? { level } : {}) }] : []),
  ]
}

const WITHDRAWN: TemplateId = 'officer.signalWithdrawn'

function desksOf(who: SignalRaised['told'][number], region: string, { officerId, hallId, authorityId, clockKind }: AnnouncedSignal['signal']): Desk[] {
  if (who === 'head') return [roleDesk(region, 'decider', authorityId)]
  if (who === 'supervisor') return [supervisorDesk(region)]
  if (officerId) return [officerDesk(region, officerId)]
  return hallId !== null && clockKind !== null && OF_THE_WINDOW.includes(clockKind) ? [windowDesk(region, hallId)] : [roleDesk(region, 'reviewer', authorityId)]
}
