import type { Context } from '../../../platform/context.ts'
import type { Statement } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/errors.ts'
import { commitTouching } from '../../../platform/unit-of-work.ts'
import { DIRECTORY_MEMO } from '../directory.ts'
import type { Hall } from '../organisation.ts'
import { changeHallAt, type HallParts, insertSiteChange, type SiteChange } from './hall-store.ts'

export interface HallChange {
  /** That the officer saw. */
  version: number
  /** In words, for the record: 设立 037 号窗口. */
  what: string
  detail: SiteChange['detail']
  set?: HallParts
  parts?: Statement[]
}

/**
 * One change of a hall, with its line in the record; every process then reads the directory anew.
 * @throws Refusal 409 when somebody changed the hall since `version`
 */
export async function changeHall(ctx: Context, hall: Pick<Hall, 'id' | 'region' | 'name'>, { version, what, detail, set = {}, parts = [] }: HallChange): Promise<{ version: number }> {
  const answer = { version: version + 1 }
  const record = insertSiteChange({ region: hall.region, siteId: hall.id, version: answer.version, what, detail, by: ctx.actor.accountId, at: ctx.clock.now() })
  const isWritten = await commitTouching(ctx, DIRECTORY_MEMO, { region: hall.region, guard: changeHallAt(hall.id, version, set), parts: [...parts, record], answer })
  if (!isWritten) throw new Refusal(409, 'organisation.hall_changed', `${hall.name}的资料刚刚有人改过，请看过最新内容再改。您填的内容还在。`)
  return answer
}
