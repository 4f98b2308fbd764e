import Type, { type Static } from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'
import { HELP_VERBS, type HelpState, helpStateWords, type HelpVerb } from './help-rules.ts'

const State = Type.Enum(Object.keys(helpStateWords) as HelpState[])
const At = Type.String({ format: 'date-time' })

/** What a terminal proves itself with. */
export const TerminalBody = Type.Object({ token: Type.String({ title: '终端令牌', minLength: 20, maxLength: 100 }) }, { additionalProperties: false })

/** As whoever stands at the terminal sees it: who comes by role or window, never by name. */
export const OwnHelp = Type.Object({ id: Type.String(), state: State, stateName: Type.String(), askedAt: At, answeredAs: Nullable(Type.String()) })
export type OwnHelp = Static<typeof OwnHelp>

/** As the hall's staff sees it. */
export const HelpView = Type.Object({
  ...OwnHelp.properties,
  /** From the call to the answer, or to now. */
  waitedSeconds: Type.Integer(),
  version: Type.Integer(), terminalNumber: Type.String(), placeName: Type.String(), answeredAt: Nullable(At), answeredByName: Nullable(Type.String()),
  allowedActions: Type.Array(Type.Object({ verb: Type.Enum(Object.keys(HELP_VERBS) as HelpVerb[]), name: Type.String(), reason: Nullable(Type.String()) })),
})
export type HelpView = Static<typeof HelpView>

const Seconds = Nullable(Type.Integer())

export const HallHelp = Type.Object({
  hallId: Type.String(), hallName: Type.String(),
  /** The longest wait first. */
  open: Type.Array(HelpView),
  today: Type.Object({ asked: Type.Integer(), answered: Type.Integer(), cancelled: Type.Integer(), meanAnswerSeconds: Seconds, longestAnswerSeconds: Seconds }),
})
export type HallHelp = Static<typeof HallHelp>
