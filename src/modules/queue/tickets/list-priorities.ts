import type { Platform } from '../../../platform/context.ts'
import { getSetting } from '../../../platform/settings.ts'
import { getDirectory } from '../../organisation/index.ts'
import { getPriorities, walkIns } from '../settings.ts'
import { type PriorityClass, priorityTitles } from './priority-rules.ts'

/** Who may say they come first in a hall today, in words; old age is known by the card. */
export async function listPriorities(platform: Platform, hallId: string): Promise<{ value: PriorityClass; label: string }[]> {
  const { region } = (await getDirectory(platform)).hall(hallId)
  return [...(await getPriorities(platform, region, platform.clock.today())).keys()].filter((each) => each !== 'elder').map((value) => ({ value, label: priorityTitles[value] }))
}

/** Whether a hall gives numbers only to who shows a card (实名取号). */
export async function isCardNeeded(platform: Platform, hallId: string): Promise<boolean> {
  const { region } = (await getDirectory(platform)).hall(hallId)
  return (await getSetting(platform, walkIns, region, platform.clock.today())) === 'no'
}
