import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { reachesRegion } from '../../../platform/regional-rules.ts'
import { type Directory, getDirectory } from '../directory.ts'
import { getOfficer } from '../get-officer.ts'
import type { Hall, Officer } from '../organisation.ts'

/** Whether a hall is this officer's to look after: their own, or for whoever sits in none any of their region; a city's people reach its counties. */
export const looksAfterHall = ({ region, hallId }: Pick<Officer, 'region' | 'hallId'>, hall: Pick<Hall, 'id' | 'region'>): boolean =>
  hallId === null ? reachesRegion(region, hall.region) : hallId === hall.id

/** A hall that whoever asks looks after. @throws Refusal 404 when there is no such hall, 403 when it is somebody else's */
export async function getManagedHall(ctx: Context, hallId: string): Promise<{ hall: Hall; officer: Officer; directory: Directory }> {
  const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
  const hall = directory.hall(hallId)
  if (!looksAfterHall(officer, hall)) throw new Refusal(403, 'organisation.not_yours', `${hall.name}不由您管理，请联系该大厅的管理员。`)
  return { hall, officer, directory }
}

/** The halls that whoever asks looks after; the first is theirs. */
export async function listManagedHalls(ctx: Context): Promise<Hall[]> {
  const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
  return officer.hallId === null ? directory.listHalls(officer.region) : [directory.hall(officer.hallId)]
}

/** Of a region as a whole (devices, cooperation sites): the officer's own, or one that is named and reached. @throws Refusal 403 */
export async function getManagedRegion(ctx: Context, named?: string): Promise<{ region: string; officer: Officer; directory: Directory }> {
  const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
  const region = named ?? officer.region
  directory.region(region) // an unknown region is refused, not answered with an empty list
  if (!reachesRegion(officer.region, region)) throw new Refusal(403, 'organisation.not_yours', '只能管理本地区的网点和设备。')
  return { region, officer, directory }
}
