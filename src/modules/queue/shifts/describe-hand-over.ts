import type { Context } from '../../../platform/context.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import type { HandOverView } from './contract.ts'
import type { HandOver } from './hand-over.ts'

/** Whoever sits at the window now takes it over, or who runs the hall. */
export const confirmReason = (ctx: Context, { windowNo, confirmedAt }: HandOver, ownWindow: string | undefined): string | undefined => {
  if (confirmedAt !== null) return '已经确认过了。'
  return ownWindow === windowNo || ctx.actor.roles.includes('hallManager') ? undefined : `请接班的人打开 ${Number(windowNo)} 号窗口后确认，或由大厅管理员确认。`
}

/** @param ownWindow where whoever asks sits */
export const toHandOverView = (ctx: Context, handOver: HandOver, ownWindow: string | undefined): HandOverView => {
  const { id, version, day, windowNo, leftBy, leftByName, leftAt, openThings, note, confirmedBy, confirmedByName, confirmedAt, remark } = handOver
  return {
    id, version, day, windowNo, leftByName, leftAt: toRfc3339(leftAt), openThings, note, confirmedByName, confirmedAt: confirmedAt && toRfc3339(confirmedAt), remark,
    isTakenBack: confirmedBy === leftBy, confirmReason: confirmReason(ctx, handOver, ownWindow) ?? null,
  }
}
