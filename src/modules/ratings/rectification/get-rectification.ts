import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { getOfficer, type Officer } from '../../organisation/index.ts'
import type { Rectification } from './rectification.ts'
import { mayRead, regionOfRectification, supervises } from './rectification-rules.ts'
import { findRectification } from './rectification-store.ts'

/** One that the officer at the desk may see. Anybody else's looks like one that does not exist. @throws Refusal 404 */
export async function getRectification(ctx: Context, code: string): Promise<{ officer: Officer; rectification: Rectification }> {
  const [officer, rectification] = await Promise.all([getOfficer(ctx), findRectification(ctx.db, regionOfRectification(code), code)])
  if (!rectification || !mayRead(rectification, officer)) throw new Refusal(404, 'ratings.no_rectification', '没有找到这件差评。请核对差评编号；差评由被评价单位和政务服务主管部门查看。')
  return { officer, rectification }
}

/** Whom 回访 calls: only for the supervising office, only of a rating with a name. For a flow, which knows how to reach people. @throws Refusal 404, 403, 409 */
export async function getRaterToCall(ctx: Context, code: string): Promise<Pick<Rectification, 'region' | 'number' | 'itemCode' | 'itemName'> & { raterId: string }> {
  const { officer, rectification } = await getRectification(ctx, code)
  if (!supervises(rectification, officer)) throw new Refusal(403, 'ratings.not_yours', '评价人的联系方式只有负责回访的人员可以查看。')
  const { region, number, itemCode, itemName, raterId } = rectification
  if (raterId === null) throw new Refusal(409, 'ratings.anonymous', '这是匿名评价，不查看评价人。')
  return { region, number, itemCode, itemName, raterId }
}
