import type { Terminal } from '../../modules/organisation/index.ts'

/** Whether a terminal takes applications for an item. */
export const isOffered = ({ itemCodes }: Pick<Terminal, 'itemCodes'>, code: string): boolean => itemCodes === null || itemCodes.includes(code)

/** Operations that answer with items (`{ items: [{ code }] }`), alone or in rows. */
const LISTS = new Set(['catalogue.searchItems', 'catalogue.suggestItems', 'catalogue.listItems', 'catalogue.listPopularItems', 'catalogue.listZones', 'catalogue.readZone'])

interface WithItems {
  items?: { code: string }[]
  rows?: WithItems[]
}

/** What an operation answered, without the items that this terminal does not offer. */
export function keepOffered(operation: string, answer: unknown, terminal: Pick<Terminal, 'itemCodes'>): unknown {
  if (terminal.itemCodes === null || !LISTS.has(operation)) return answer
  const narrow = ({ items, rows, ...rest }: WithItems): WithItems => ({
    ...rest,
    ...(items ? { items: items.filter(({ code }) => isOffered(terminal, code)) } : {}),
    ...(rows ? { rows: rows.map(narrow) } : {}),
  })
  return narrow(answer as WithItems)
}
