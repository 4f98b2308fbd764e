import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { ticketSourceWords, type TicketState, ticketStateWords } from '../tickets/ticket.ts'
import type { EscortView } from './contract.ts'
import { type EscortAct, escortReasonWords, escortStageWords, escortStateWords } from './escort.ts'
import { ESCORT_VERBS, type EscortVerb, reasonNotNow, stagesWords } from './escort-rules.ts'
import type { EscortWithTicket } from './escort-store.ts'

const actWords: Readonly<Record<EscortAct['kind'], string>> = { asked: '登记', assigned: '安排', begun: '开始陪同', advanced: '下一环节', ended: '结束', cancelled: '取消' }

/** As the guide desk sees it. */
export const toEscortView = (escort: EscortWithTicket, today: string, officerId: string): EscortView => ({
  id: escort.id, version: escort.version, day: escort.day, state: escort.state, stateName: escortStateWords[escort.state], visitorName: escort.visitorName, reasonName: escortReasonWords[escort.reason],
  stagesName: stagesWords(escort.stages), stageName: escort.stage === null ? null : escortStageWords[escort.stage], sourceName: ticketSourceWords[escort.source], place: escort.place,
  ticketNumber: escort.ticketNumber, ticketState: escort.ticketState as TicketState | null, ticketStateName: escort.ticketState === null ? null : ticketStateWords[escort.ticketState as TicketState], windowNo: escort.windowNo,
  escortName: escort.escortName, isMine: escort.escortOfficer === officerId, note: escort.note, askedAt: toRfc3339(escort.askedAt),
  acts: escort.acts.map(({ kind, by, at, detail }) => ({ name: actWords[kind], by, at: toRfc3339(at), detail })),
  allowedActions: (Object.keys(ESCORT_VERBS) as EscortVerb[]).map((verb) => ({ verb, name: ESCORT_VERBS[verb].name, reason: reasonNotNow(verb, escort, today) ?? null })),
})
