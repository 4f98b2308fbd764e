import type { Platform } from '../../../platform/context.ts'
import { getDirectory } from '../../organisation/index.ts'
import { getPriorities } from '../settings.ts'
import { type PriorityClass, priorityTitles } from './priority-rules.ts'

/** Who may say they come first in a hall today, in words; old age is known by the card. */
export async function listPriorities(platform: Platform, hallId: string): Promise<{ value: PriorityClass; label: string }[]> {
  const { region } = (await getDirectory(platform)).hall(hallId)
  return [...(await getPriorities(platform, region, platform.clock.today())).keys()].filter((each) => each !== 'elder').map((value) => ({ value, label: priorityTitles[value] }))
}
