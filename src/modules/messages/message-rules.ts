import type { Message } from './message.ts'
import { kindWords } from './message.ts'

/** Several inboxes or desks as one list, newest first; the same message in two of them stands in it once, as the first has it. */
export function mergeNewest<M extends Message>(messages: readonly M[], limit: number): { rows: M[]; next: string | null } {
  const unique = new Map<string, M>()
  for (const message of messages) if (!unique.has(message.id)) unique.set(message.id, message)
  const sorted = [...unique.values()].sort((a, b) => (a.id < b.id ? 1 : -1))
  const rows = sorted.slice(0, limit)
  return { rows, next: sorted.length > limit ? rows.at(-1)!.id : null }
}

/** Whose page shows what a message is about. */
export type End = 'portal' | 'workbench'

/** 部门间协查 have numbers of their own. */
const isCheck = (number: string): boolean => number.startsWith('XC')
/** 差评 too, and 群众反映. */
const isBadRating = (number: string): boolean => number.startsWith('CP')
const isClue = (number: string): boolean => number.startsWith('FY')

function linkOf(end: End, { number, itemCode, region }: Message): string | null {
  if (end === 'workbench') return number ? `/staff/${isCheck(number) ? 'checks' : isBadRating(number) ? 'bad-ratings' : isClue(number) ? 'audits/clues' : 'cases'}/${number}` : itemCode ? `/staff/console/items/${itemCode}` : null
  return number ? `/applications/${number}` : itemCode ? `/guides/${region}/${itemCode}` : null
}

/** What every message tells of itself over HTTP. */
export const toMessageFacts = (end: End, message: Message & { readAt: Date | null }) => ({
  id: message.id,
  at: message.at.toISOString(),
  kind: message.kind,
  kindName: kindWords[message.kind],
  title: message.title,
  text: message.text,
  about: { number: message.number, itemCode: message.itemCode, link: linkOf(end, message) },
  readAt: message.readAt?.toISOString() ?? null,
})
