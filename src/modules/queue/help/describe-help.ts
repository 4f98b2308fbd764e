import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Directory, getDirectory, getOfficer, type Hall, looksAfterHall, mayDo, type Officer } from '../../organisation/index.ts'
import { momentOf } from '../lines/hall-day.ts'
import type { HallHelp, HelpView, OwnHelp } from './help-contract.ts'
import { HELP_VERBS, helpFiguresOf, type HelpRequest, helpStateWords, type HelpVerb, reasonAgainstHelp } from './help-rules.ts'
import { listHelpSince, listOpenHelp } from './help-store.ts'

export const mayAnswer = ({ actor }: Pick<Context, 'actor'>): boolean => mayDo('queue.answerHelp', actor.roles)

export const toOwnHelp = ({ id, state, askedAt, answeredAs }: HelpRequest): OwnHelp => ({ id, state, stateName: helpStateWords[state], askedAt: askedAt.toISOString(), answeredAs })

/** As whoever asks sees it: a supervisor looks on. */
export const toHelpView = (ctx: Pick<Context, 'actor' | 'clock'>, request: HelpRequest, directory: Directory): HelpView => ({
  ...toOwnHelp(request),
  waitedSeconds: Math.round(((request.answeredAt ?? ctx.clock.now()).getTime() - request.askedAt.getTime()) / 1000),
  version: request.version, terminalNumber: request.terminalNumber, placeName: request.placeName,
  answeredAt: request.answeredAt?.toISOString() ?? null, answeredByName: request.answeredBy === null ? null : directory.officer(request.answeredBy).name,
  allowedActions: (Object.keys(HELP_VERBS) as HelpVerb[]).map((verb) => ({ verb, name: HELP_VERBS[verb].name, reason: mayAnswer(ctx) ? (reasonAgainstHelp(verb, request) ?? null) : '由大厅的工作人员回应。' })),
})

/** A hall whose visitors an officer looks after. @throws Refusal 403 when it is another's */
export async function getHelpedHall(ctx: Context, hallId: string): Promise<{ hall: Hall; officer: Officer; directory: Directory; key: { region: string; hallId: string } }> {
  const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
  const hall = directory.hall(hallId)
  if (!looksAfterHall(officer, hall)) throw new Refusal(403, 'queue.not_your_hall', '只能回应本大厅的呼叫，请那个大厅的工作人员过去。')
  return { hall, officer, directory, key: { region: hall.region, hallId } }
}

/** Who calls now, and how the day went. */
export async function describeHallHelp(ctx: Context, hallId: string): Promise<HallHelp> {
  const { hall, directory, key } = await getHelpedHall(ctx, hallId)
  const [open, today] = await Promise.all([listOpenHelp(ctx.db, key), listHelpSince(ctx.db, key, momentOf(ctx.clock.today(), '00:00'))])
  return { hallId, hallName: hall.name, open: open.map((each) => toHelpView(ctx, each, directory)), today: helpFiguresOf(today) }
}
