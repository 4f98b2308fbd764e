import { invalidInput } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { type Directory, getDirectory, getOfficer } from '../../organisation/index.ts'
import { type ClaimLine, describeClaim, keyOf, loadClaimBoard, refuseOtherRegion, regionsOf } from './claim-board.ts'
import { CLAIM_RATE_FORMULA, type ClaimState, countClaims } from './claim-rules.ts'
import { ClaimList, ClaimQuery } from './contract.ts'

const DEFAULT_LIMIT = 50

/** What the base catalogue expects of one's region, place by place: claimed, not handled for a reason, or still open. */
export const listClaims = defineOperation({
  id: 'catalogue.listClaims',
  summary: '认领清单：应认领的事项，已认领、不办理和未认领的',
  audience: 'staff',
  permission: 'catalogue.readDrafts',
  query: ClaimQuery,
  output: ClaimList,
  async run(ctx, { query }) {
    const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
    if (query.division !== undefined) refuseOtherRegion(directory, officer, directory.division(query.division).region)
    const regions = query.division === undefined ? regionsOf(directory, officer) : [directory.division(query.division).region]
    const { cursor, state, limit = DEFAULT_LIMIT } = query
    if (cursor !== undefined && !/^\d{12}\/\S+$/.test(cursor)) throw invalidInput([{ pointer: '/cursor', message: '翻页标记无效，请从第一页重新查看。' }])
    const isWanted = createFilter(directory, query)
    const counted: ClaimState[] = []
    const page: ClaimLine[] = []
    for (const region of regions) {
      for (const line of await loadClaimBoard(ctx, region)) {
        if (!isWanted(line)) continue
        counted.push(line.state)
        // Regions come in the order of their codes, so keys grow from page to page, also when a line was claimed meanwhile.
        if (page.length <= limit && (state === undefined || line.state === state) && (cursor === undefined || keyOf(line) > cursor)) page.push(line)
      }
    }
    const shown = page.slice(0, limit)
    return {
      rows: shown.map((line) => ({ ...describeClaim(directory, line), differs: Object.keys(line.decision?.local ?? {}).length > 0 })),
      next: page.length > limit ? keyOf(shown.at(-1)!) : null,
      counts: countClaims(counted),
      formula: CLAIM_RATE_FORMULA,
    }
  },
})

function createFilter(directory: Directory, { division, level, department, q }: { division?: string; level?: string; department?: string; q?: string }): (line: ClaimLine) => boolean {
  const below = division === undefined ? undefined : divisionsFrom(directory, division)
  const wanted = q?.trim()
  return ({ place, item }) =>
    (below === undefined || below.has(place.divisionCode))
    && (level === undefined || place.level === level)
    && (department === undefined || item.departmentName === department)
    && (!wanted || item.name.includes(wanted) || item.code === wanted || item.shortNames.some((name) => name.includes(wanted)))
}

/** A division and everything below it within its region. */
function divisionsFrom(directory: Directory, code: string): ReadonlySet<string> {
  const { level, region } = directory.division(code)
  const townships = level === 'city' || level === 'county' ? directory.listTownships(region).map((each) => each.code) : [code]
  return new Set([code, ...townships, ...townships.flatMap((township) => directory.listVillages(township).map((village) => village.code))])
}
