import Type from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getDirectory } from '../directory.ts'
import { getOfficer } from '../get-officer.ts'

/** Who could be made 首席事务代表: the window clerks of one's own region, hall by hall. */
export const listWindowOfficers = defineOperation({
  id: 'organisation.listWindowOfficers',
  summary: '本地区的窗口人员，供授权首席事务代表',
  audience: 'staff',
  permission: 'organisation.manageGrants',
  output: Type.Object({ rows: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), hallId: Nullable(Type.String()), hallName: Nullable(Type.String()) })) }),
  async run(ctx) {
    const [{ region }, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
    const halls = directory.listHalls(region).map(({ id }) => id)
    const clerks = directory.listOfficers(region, 'windowClerk').map(({ id, name, hallId }) => ({ id, name, hallId, hallName: hallId === null ? null : directory.hall(hallId).name }))
    // Stable: within a hall they stay by name. Whoever sits in none comes last.
    const placeOf = (hallId: string | null): number => (hallId === null ? halls.length : halls.indexOf(hallId))
    return { rows: clerks.sort((a, b) => placeOf(a.hallId) - placeOf(b.hallId) || a.name.localeCompare(b.name, 'zh-CN')) }
  },
})
