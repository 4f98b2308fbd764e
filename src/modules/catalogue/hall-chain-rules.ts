import { type HallLink, type ItemContent, itemWords } from './item.ts'

/** What every item has, whether or not its process names it as a step. */
const ALWAYS: readonly HallLink[] = ['accept', 'decide', 'deliver']

/** The links of the chain that this item has at all: who gives out no certificate cannot make it in the hall. */
export const linksOf = ({ steps }: Pick<ItemContent, 'steps'>): HallLink[] =>
  (Object.keys(itemWords.hallLink) as HallLink[]).filter((link) => ALWAYS.includes(link) || steps.some(({ kind }) => kind === link))

/** The links that are done somewhere else; none where nobody looked into it yet. */
export const linksOutside = ({ steps, hallChain }: Pick<ItemContent, 'steps' | 'hallChain'>): HallLink[] =>
  hallChain === null ? [] : linksOf({ steps }).filter((link) => !hallChain.links.includes(link))
