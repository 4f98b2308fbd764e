/** 呼叫帮助: how it stands, in words. */
export const helpStateWords = { asked: '等人来', answered: '有人过去', done: '已帮助', cancelled: '已取消' } as const
export type HelpState = keyof typeof helpStateWords

export interface HelpRequest {
  region: string
  id: string
  hallId: string
  terminalId: string
  terminalNumber: string
  placeName: string
  state: HelpState
  askedAt: Date
  answeredBy: string | null
  /** As whom the terminal names who comes: a role or a window, never a name. */
  answeredAs: string | null
  answeredAt: Date | null
  endedAt: Date | null
  version: number
}

/** What the hall's staff does about it. */
export const HELP_VERBS = { answerHelp: { name: '我过去', from: 'asked' }, finishHelp: { name: '已帮助', from: 'answered' } } as const
export type HelpVerb = keyof typeof HELP_VERBS

/** Why a step cannot be done now; undefined: it can. */
export function reasonAgainstHelp(verb: HelpVerb, { state, answeredAs }: Pick<HelpRequest, 'state' | 'answeredAs'>): string | undefined {
  if (state === HELP_VERBS[verb].from) return undefined
  switch (state) {
    case 'asked':
      return '还没有人过去，请先点“我过去”。'
    case 'answered':
      return `${answeredAs}已经过去了，不用再去。`
    case 'done':
      return '已经有人帮助过了。'
    case 'cancelled':
      return '办事人已经取消了呼叫。'
  }
}

/** How a day of calls for help went; seconds from the call to the answer. */
export function helpFiguresOf(requests: readonly Pick<HelpRequest, 'state' | 'askedAt' | 'answeredAt'>[]): { asked: number; answered: number; cancelled: number; meanAnswerSeconds: number | null; longestAnswerSeconds: number | null } {
  const took = requests.filter(({ answeredAt }) => answeredAt !== null).map(({ askedAt, answeredAt }) => Math.round((answeredAt!.getTime() - askedAt.getTime()) / 1000))
  return {
    asked: requests.length,
    answered: took.length,
    cancelled: requests.filter(({ state }) => state === 'cancelled').length,
    meanAnswerSeconds: took.length === 0 ? null : Math.round(took.reduce((sum, each) => sum + each, 0) / took.length),
    longestAnswerSeconds: took.length === 0 ? null : Math.max(...took),
  }
}
