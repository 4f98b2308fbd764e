import type { SignalRaised, SignalWithdrawn } from '../../supervision/events.ts'
import { type Desk, officerDesk, roleDesk, supervisorDesk, windowDesk } from '../desk/desk-rules.ts'
import type { TemplateId } from '../templates/templates.ts'
import type { Telling } from './telling-rules.ts'

const TEMPLATES: Record<SignalRaised['level'], TemplateId> = { reminder: 'officer.signalReminded', warning: 'officer.signalWarned', yellow: 'officer.cardRaised', red: 'officer.cardRaised' }
const LEVEL_NAMES: Record<SignalRaised['level'], string> = { reminder: '提醒', warning: '预警', yellow: '黄牌', red: '红牌' }
/** Limits that the window keeps: taking in, looking over what came online, handing out. */
const OF_THE_WINDOW = ['preReview', 'receipt', 'delivery']

interface AnnouncedSignal {
  id: string
  region: string
  at: string
  signal: SignalRaised | SignalWithdrawn
  authorityName: string
}

/** Whom a signal is told, on their desks. Officers have no phone here: a text message goes to nobody. */
export function signalTelling({ id, region, at, signal, authorityName }: AnnouncedSignal): Telling {
  const { level, matterId, title, itemCode, ruleTitle, told } = signal
  const template = 'finding' in signal ? TEMPLATES[level] : 'officer.signalWithdrawn'
  const words = { number: matterId, title, authorityName, levelName: LEVEL_NAMES[level], ruleTitle, finding: 'finding' in signal ? signal.finding : '' }
  return { id, region, at, template, words, number: matterId, itemCode: itemCode ?? undefined, desks: told.flatMap((who) => desksOf(who, region, signal)) }
}

function desksOf(who: SignalRaised['told'][number], region: string, { officerId, hallId, authorityId, clockKind }: AnnouncedSignal['signal']): Desk[] {
  if (who === 'head') return [roleDesk(region, 'decider', authorityId)]
  if (who === 'supervisor') return [supervisorDesk(region)]
  if (officerId) return [officerDesk(region, officerId)]
  return hallId !== null && clockKind !== null && OF_THE_WINDOW.includes(clockKind) ? [windowDesk(region, hallId)] : [roleDesk(region, 'reviewer', authorityId)]
}
