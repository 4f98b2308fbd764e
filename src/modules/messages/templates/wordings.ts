import type { Platform } from '../../../platform/context.ts'
import { placesOf } from '../../../platform/regional-rules.ts'
import { type TemplateId, templateOf, type Wording } from './templates.ts'
import { listWordings, type WordingRow } from './template-store.ts'

export const WORDINGS_MEMO = 'messages.wordings'

type Reading = Pick<Platform, 'db' | 'memo'>

const loadWordings = (platform: Reading): Promise<Map<string, WordingRow[]>> =>
  platform.memo.get(WORDINGS_MEMO, async () => Map.groupBy(await listWordings(platform.db), ({ region, template }) => `${region}/${template}`))

/** The words of a template in force in `region` on `day`: the region's, else its city's (`379900` for `379902`), else ours; a text message that was not worded keeps ours. */
export async function getWording(platform: Reading, id: TemplateId, region: string, day: string): Promise<Wording> {
  const rows = await loadWordings(platform)
  for (const place of placesOf(region)) {
    const inForce = rows.get(`${place}/${id}`)?.filter(({ fromDay }) => fromDay <= day).at(-1)
    if (inForce) return { title: inForce.title, text: inForce.text, sms: inForce.sms ?? templateOf(id).sms }
  }
  return templateOf(id)
}
