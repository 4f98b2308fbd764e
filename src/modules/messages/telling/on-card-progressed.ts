import type { Reader } from '../../../platform/jobs/jobs.ts'
import { toChineseDate } from '../../../platform/pdf/chinese-text.ts'
import { CARD_EVENTS, type CardProgressed } from '../../supervision/events.ts'
import { getDirectory } from '../../organisation/index.ts'
import { type Desk, officerDesk, roleDesk, supervisorDesk } from '../desk/desk-rules.ts'
import { tell } from './tell.ts'

/** Tells whoever comes next of a card, and its body of what was decided and of 督办. */
export const onCardProgressed: Reader = {
  id: 'messages.onCardProgressed',
  on: CARD_EVENTS,
  async run(ctx, events) {
    const directory = await getDirectory(ctx)
    await tell(ctx, events.map(({ id, region, at, payload }) => {
      const card = payload as unknown as CardProgressed
      const words = {
        number: card.matterId, itemName: card.itemName, authorityName: directory.authority(card.authorityId).name, levelName: card.level === 'red' ? '红牌' : '黄牌', ruleTitle: card.ruleTitle,
        cardChange: card.actName, cardNote: card.note ?? '没有另外写明', nextBy: card.answerBy === null ? '没有规定' : toChineseDate(card.answerBy),
      }
      return { id, template: 'officer.cardProgressed' as const, region, at, words, number: card.matterId, desks: desksFor(card, region), ...(CALLS_FOR_WORK.includes(card.act) ? { level: card.level } : {}) }
    }))
  },
}

/** What the body has to do something about by a day; the rest can be read at the desk. */
const CALLS_FOR_WORK = ['rejected', 'rectificationReturned', 'rectificationOverdue', 'pressed']

function desksFor({ act, authorityId, officerId }: CardProgressed, region: string): Desk[] {
  const body = [roleDesk(region, 'decider', authorityId), ...(officerId === null ? [] : [officerDesk(region, officerId)])]
  const watching = supervisorDesk(region)
  switch (act) {
    case 'explained': case 'rectificationReported': return [watching]
    // Somebody else than who rejected decides: often one of the city.
    case 'appealed': return region.endsWith('00') ? [watching] : [watching, supervisorDesk(`${region.slice(0, 4)}00`)]
    case 'rectificationOverdue': return [...body, watching]
    // The red card that it became is told for itself.
    case 'turnedRed': return []
    default: return body
  }
}
