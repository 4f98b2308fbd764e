import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Directory, getDirectory, getOfficer } from '../../organisation/index.ts'

/** What an officer may watch: a region, or in it their own authority alone. */
export interface WatchedPlace {
  region: string
  /** 澄湖区, or 澄湖区市场监督管理局. */
  name: string
  /** Only its cases; undefined where the whole region is watched. */
  authorityId: string | undefined
  /** The regions an officer of the city may choose among; empty where there is no choice. */
  choices: string[]
  directory: Directory
}

/** Whoever oversees a region sees all of it; of the others each their own authority. */
const OVERSEEING: readonly string[] = ['supervisor', 'disciplineInspector']

/** @throws Refusal 403 where another region was asked for than one's own, unless one oversees the city */
export async function getWatchedPlace(ctx: Context, asked?: string): Promise<WatchedPlace> {
  const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
  const isOverseeing = officer.roles.some((role) => OVERSEEING.includes(role))
  const regions = directory.listRegions().map(({ code }) => code)
  const isOfCity = isOverseeing && officer.region === regions[0]
  const region = asked ?? officer.region
  if (region !== officer.region && !isOfCity) throw new Refusal(403, 'supervision.other_region', '只能看本地区的情况。要看其他地区的，请联系市级政务服务管理机构。')
  const regionName = directory.region(region)
  return {
    region, name: isOverseeing ? regionName : directory.authority(officer.authorityId).name, authorityId: isOverseeing ? undefined : officer.authorityId,
    choices: isOfCity ? regions : [], directory,
  }
}
