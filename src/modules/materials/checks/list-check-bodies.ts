import Type from 'typebox'
import { defineOperation } from '../../../platform/operations.ts'
import { getDirectory, getOfficer } from '../../organisation/index.ts'

/** Whom one may ask: every department but one's own, those of one's region first, then the city's, then the others'. */
export const listCheckBodies = defineOperation({
  id: 'materials.listCheckBodies',
  summary: '可以协查的单位',
  audience: 'staff',
  permission: 'materials.askCheck',
  output: Type.Object({ rows: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), regionName: Type.String() })) }),
  async run(ctx) {
    const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
    const regions = directory.listRegions()
    const inOrder = [...regions.filter(({ code }) => code === officer.region), ...regions.filter(({ code }) => code !== officer.region)]
    return {
      rows: inOrder.flatMap(({ code, name }) =>
        directory.listAuthorities(code).filter(({ id, level }) => id !== officer.authorityId && (level === 'city' || level === 'county')).map((authority) => ({ id: authority.id, name: authority.name, regionName: name }))),
    }
  },
})
