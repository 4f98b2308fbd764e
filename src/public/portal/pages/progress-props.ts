import type { Static } from 'typebox'
import type { ApplicationView } from '../../../modules/applications/index.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import type { Shell } from '../../ui/shell.ts'
import type { Tone } from '../../ui/tag.tsx'
import type { ApplicationProgressProps, ProgressStage } from '../views/application-progress.tsx'

/** What anybody learns with number and password. */
export type Progress = Pick<Static<typeof ApplicationView>, 'number' | 'state' | 'stateName' | 'submittedAt' | 'promisedDueOn' | 'statutoryDueOn' | 'dueIsProvisional' | 'paused' | 'pauseReason' | 'step' | 'steps' | 'timeline'> & {
  itemName: string
  authorityName: string
}

/** How a state looks; the words beside it say it. */
export function toneOf(state: string): Tone {
  switch (state) {
    case 'correctionRequested': case 'revisionRequested': return 'warn'
    case 'refused': case 'denied': case 'returned': case 'ended': case 'revoked': return 'bad'
    case 'delivered': case 'granted': case 'certified': case 'handedOut': return 'ok'
    case 'withdrawn': case 'transferred': case 'voided': return 'plain'
    default: return 'info'
  }
}

const ENDED = new Set(['refused', 'withdrawn', 'returned', 'ended', 'transferred', 'voided', 'revoked'])
/** Events that end a case otherwise than by handing something out. */
const STOPPING = new Set(['refused', 'denied', 'withdrawn', 'returned', 'ended', 'transferred', 'voided', 'decisionRevoked'])

/** The way so far, event by event, then what is still to come. */
function toStages(view: Progress): ProgressStage[] {
  const past = view.timeline.map((entry): ProgressStage => ({
    name: entry.title,
    state: STOPPING.has(entry.type) ? 'stopped' : 'finished',
    date: toLegalDate(entry.at),
    officeName: [entry.office, entry.actorName].filter(Boolean).join(' '),
    note: entry.note ?? undefined,
  }))
  if (ENDED.has(view.state)) return past
  const ahead = view.steps.filter(({ status }) => status === 'current' || status === 'waiting').filter(({ kind }) => kind !== 'specialProcedure' || view.paused)
  return [
    ...past,
    ...ahead.map((step): ProgressStage => ({
      name: step.name,
      state: step.status === 'waiting' ? 'waiting' : step.kind === 'specialProcedure' || view.paused ? 'paused' : 'current',
      // 等待收件, 等待决定: what is being waited for, where the step's name does not say it.
      note: step.status === 'current' && view.step !== null && view.step !== step.name ? view.step : undefined,
    })),
  ]
}

/** What the signed-in person and whoever asks with the password see alike. */
export function toProgressProps(view: Progress, shell: Shell): Omit<ApplicationProgressProps, 'contact' | 'documents' | 'actions' | 'anonymous'> {
  return {
    shell,
    number: view.number,
    itemName: view.itemName,
    authorityName: view.authorityName,
    stateName: view.stateName,
    tone: toneOf(view.state),
    submittedOn: toLegalDate(view.submittedAt),
    acceptedOn: view.timeline.filter(({ type }) => type.startsWith('accepted')).map(({ at }) => toLegalDate(at))[0],
    promisedDueOn: view.promisedDueOn ?? undefined,
    statutoryDueOn: view.statutoryDueOn ?? undefined,
    dueIsProvisional: view.dueIsProvisional,
    pause: view.paused && view.pauseReason ? { reason: view.pauseReason } : undefined,
    stages: toStages(view),
  }
}

/** Whom to ask when nobody nearer is known. */
export const contactOf = (shell: Shell): { name: string; phone: string } => ({ name: '政务服务热线', phone: shell.hotline.number })
