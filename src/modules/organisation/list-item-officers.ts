import { defineOperation } from '../../platform/operations.ts'
import { ItemManagerList, ItemManagerQuery } from './contract.ts'
import { type Directory, getDirectory } from './directory.ts'
import { getOfficer } from './get-officer.ts'
import type { Officer } from './organisation.ts'

/**
 * Who may be made responsible for what is wrong with items of a region: whoever asks comes first, then the region's own
 * item managers, then the city's, who look after all of it.
 */
export const listItemManagers = defineOperation({
  id: 'organisation.listItemManagers',
  summary: '列出一个地区的事项管理员（含市级），供明确负责人',
  audience: 'staff',
  permission: 'organisation.listItemManagers',
  query: ItemManagerQuery,
  output: ItemManagerList,
  async run(ctx, { query }) {
    const directory = await getDirectory(ctx)
    const self = await getOfficer(ctx)
    const region = query.region ?? self.region
    directory.region(region) // an unknown region is refused, not answered with an empty list
    const city = directory.listRegions().find(({ level }) => level === 'city')
    const regions = [...new Set([region, ...(city ? [city.code] : [])])]
    const others = regions.flatMap((each) => directory.listOfficers(each, 'itemManager')).filter(({ id }) => id !== self.id)
    // Somebody of another county cannot settle what is wrong here.
    const isAnswerable = regions.includes(self.region)
    return { rows: [...(isAnswerable ? [self] : []), ...others].map((officer) => describe(officer, directory, self.id)) }
  },
})

const describe = ({ id, name, region, authorityId, unitId }: Officer, directory: Directory, selfId: string) => ({
  id,
  name,
  region,
  regionName: directory.region(region),
  authorityName: directory.authority(authorityId).name,
  unitName: unitId === null ? null : directory.unit(unitId).name,
  isSelf: id === selfId,
})
