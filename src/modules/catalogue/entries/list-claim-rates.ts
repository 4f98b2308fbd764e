import { defineOperation } from '../../../platform/operations.ts'
import { getDirectory, getOfficer } from '../../organisation/index.ts'
import { itemWords, type Level } from '../item.ts'
import { type ClaimLine, loadClaimBoard, regionsOf } from './claim-board.ts'
import { CLAIM_RATE_FORMULA, countClaims } from './claim-rules.ts'
import { ClaimRates } from './contract.ts'

const LEVELS = Object.keys(itemWords.level) as Level[]

/** 认领率 of each region and level that an officer looks after. */
export const listClaimRates = defineOperation({
  id: 'catalogue.listClaimRates',
  summary: '认领率：按地区和层级，附计算口径',
  audience: 'staff',
  permission: 'catalogue.readDrafts',
  output: ClaimRates,
  async run(ctx) {
    const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
    const all: ClaimLine[] = []
    const rows = []
    for (const region of regionsOf(directory, officer)) {
      const board = await loadClaimBoard(ctx, region)
      const byLevel = Map.groupBy(board, ({ place }) => place.level)
      for (const level of LEVELS) {
        const lines = byLevel.get(level)
        if (lines) rows.push({ region, regionName: directory.region(region), level, levelName: itemWords.level[level], ...countClaims(lines.map(({ state }) => state)) })
      }
      for (const line of board) all.push(line)
    }
    return { rows, total: countClaims(all.map(({ state }) => state)), formula: CLAIM_RATE_FORMULA }
  },
})
