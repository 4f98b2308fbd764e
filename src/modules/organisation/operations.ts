import { defineOperation } from '../../platform/operations.ts'
import { HallList, HallQuery, OfficerSelf, RegionList } from './contract.ts'
import { getDirectory } from './directory.ts'
import { getOfficer } from './get-officer.ts'
import { roleName } from './roles.ts'

export const listRegions = defineOperation({
  id: 'organisation.listRegions',
  summary: '列出全市和各县（市、区）及其乡镇街道',
  audience: 'public',
  permission: 'public',
  output: RegionList,
  async run(ctx) {
    const directory = await getDirectory(ctx)
    return {
      items: directory.listRegions().map((region) => ({
        ...region,
        townships: directory.listTownships(region.code).map(({ code, name }) => ({ code, name })),
      })),
    }
  },
})

export const listHalls = defineOperation({
  id: 'organisation.listHalls',
  summary: '列出一个地区的办事大厅和便民服务中心',
  audience: 'public',
  permission: 'public',
  query: HallQuery,
  output: HallList,
  async run(ctx, { query }) {
    const directory = await getDirectory(ctx)
    directory.region(query.region) // an unknown region is refused, not answered with an empty list
    return {
      items: directory.listHalls(query.region).map(({ id, name, level, divisionCode, address, hours, phone }) => ({ id, name, level, divisionCode, address, hours, phone })),
    }
  },
})

export const readOfficerSelf = defineOperation({
  id: 'organisation.readSelf',
  summary: '当前登录的工作人员',
  audience: 'staff',
  permission: 'organisation.read',
  output: OfficerSelf,
  async run(ctx) {
    const directory = await getDirectory(ctx)
    const { id, name, roles, region, authorityId, unitId, hallId } = await getOfficer(ctx)
    return {
      id, name, roles, roleNames: roles.map(roleName), region, regionName: directory.region(region),
      authorityId, authorityName: directory.authority(authorityId).name,
      unitId, unitName: unitId === null ? null : directory.unit(unitId).name,
      hallId, hallName: hallId === null ? null : directory.hall(hallId).name,
    }
  },
})
