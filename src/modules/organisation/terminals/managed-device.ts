import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Directory } from '../directory.ts'
import type { Officer } from '../organisation.ts'
import { getManagedRegion } from '../staffing/managed-hall.ts'
import type { SeenDevice } from './device.ts'
import { getDevice } from './terminals.ts'

/** A device that whoever asks looks after: of their region, and of their hall where they run one alone. @throws Refusal 404, 403 */
export async function getManagedDevice(ctx: Context, id: string, named?: string): Promise<{ device: SeenDevice; region: string; officer: Officer; directory: Directory }> {
  const managed = await getManagedRegion(ctx, named)
  const device = await getDevice(ctx.db, managed.region, id)
  refuseOtherHall(managed.officer, device.hallId)
  return { ...managed, device }
}

export function refuseOtherHall(officer: Officer, hallId: string | null): void {
  if (officer.hallId !== null && officer.hallId !== hallId) throw new Refusal(403, 'organisation.not_yours', '这台设备不属于您的大厅，请联系它所属大厅的管理员。')
}
