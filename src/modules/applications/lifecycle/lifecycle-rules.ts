import { Refusal } from '../../../platform/errors.ts'
import { type Application, stateWords } from '../application.ts'
import type { RecordEvent } from '../record/record-events.ts'
import { acceptanceRules } from './acceptance-rules.ts'
import type { CommandOf, Verb } from './command.ts'
import { commitmentRules } from './commitment-rules.ts'
import { correctionRules } from './correction-rules.ts'
import { decisionRules } from './decision-rules.ts'
import { deferralRules } from './deferral-rules.ts'
import { endingRules } from './ending-rules.ts'
import { examinationRules } from './examination-rules.ts'
import { receiptRules } from './receipt-rules.ts'
import { remoteRules } from './remote-rules.ts'
import { type Moment, notPossible, obstacle, type Obstacle, type VerbRule } from './verb-rule.ts'

/** The state machine of 办件: every verb with its states, what stands against it and what it makes happen. In the order of the process. */
const RULES: { [V in Verb]: VerbRule<V> } = {
  ...receiptRules, ...remoteRules, ...correctionRules, ...acceptanceRules, ...deferralRules, ...commitmentRules, ...examinationRules, ...decisionRules, ...endingRules,
}

export const VERBS = Object.keys(RULES) as Verb[]
export const verbWords = Object.fromEntries(VERBS.map((verb) => [verb, RULES[verb].name])) as Record<Verb, string>
/** The states in which each verb is at all possible: what the table test walks. */
export const statesOf = (verb: Verb) => RULES[verb].states

function findObstacle<V extends Verb>(application: Application, verb: V, moment: Moment | undefined): Obstacle | undefined {
  const rule = RULES[verb]
  if (!rule.states.includes(application.state)) return obstacle('not_open', `办件目前「${stateWords[application.state]}」，不能${rule.name}。`)
  return rule.findObstacle?.(application, moment)
}

/** Why `verb` cannot be done now, as a Chinese sentence; undefined when it can. Every screen's disabled action reads this. */
export const reasonAgainst = (application: Application, verb: Verb, moment?: Moment): string | undefined => findObstacle(application, verb, moment)?.reason

/** Why a case cannot be handled in one sitting: only immediate items, and only from the start (S002 9: 收件即受理、受理即办理). */
export function reasonAgainstImmediate(application: Application): string | undefined {
  if (application.detail.kind !== 'immediate') return notPossible('本事项是承诺件，需要由审批单位审查决定，不能当场办结。').reason
  const elsewhere = application.detail.reviewSteps.find(({ authorityId }) => authorityId !== undefined)
  if (elsewhere) return notPossible(`本事项的「${elsewhere.name}」由其他单位审查，不能当场办结。`).reason
  return reasonAgainst(application, 'accept')
}

/** @throws Refusal 409 in Chinese when the verb may not be used on the case as it stands */
export function refuseObstacle(application: Application, verb: Verb, moment: Moment): void {
  const against = findObstacle(application, verb, moment)
  if (against) throw new Refusal(409, against.code, against.reason)
}

/** What a command makes happen. @throws Refusal in Chinese when it may not; then nothing happens */
export function decide<V extends Verb>(application: Application, command: CommandOf<V>, moment: Moment): RecordEvent[] {
  refuseObstacle(application, command.verb, moment)
  return RULES[command.verb as V].decide(application, command, moment)
}
