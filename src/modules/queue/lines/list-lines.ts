import type { Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getSetting } from '../../../platform/settings.ts'
import { listPublishedItems } from '../../catalogue/index.ts'
import { getDirectory, getOfficer, isInService, looksAfterHall, mayDo, windowKindWords } from '../../organisation/index.ts'
import { appointmentShare } from '../appointments/settings.ts'
import { callingPolicyWords } from '../calling/calling-rules.ts'
import { listSeats } from '../calling/seat-store.ts'
import { HallParams } from '../contract.ts'
import { callingPolicy, getPriorities } from '../settings.ts'
import { priorityWords } from '../tickets/priority-rules.ts'
import { getHallLines } from './get-lines.ts'
import { LineList } from './line-contract.ts'
import { faultOf, findHallFaults } from './line-faults-rules.ts'
import { isServedBy } from './line-rules.ts'

/** Without I and O, which people read as 1 and 0. */
const LETTERS = [...'ABCDEFGHJKLMNPQRSTUVWXYZ']

/** 排队业务 of a hall: who serves each, what leads to it, and what is wrong with it. */
export const listLines = defineOperation({
  id: 'queue.listLines',
  summary: '一个大厅的排队业务',
  audience: 'staff',
  permission: 'queue.readLines',
  params: HallParams,
  output: LineList,
  run: (ctx, { params }) => describeLines(ctx, params.hall),
})

async function describeLines(ctx: Context, hallId: string): Promise<Static<typeof LineList>> {
  const [{ hall, lines }, officer, directory, items] = await Promise.all([getHallLines(ctx, hallId), getOfficer(ctx), getDirectory(ctx), listPublishedItems(ctx)])
  const [seats, rules] = await Promise.all([listSeats(ctx.db, { region: hall.region, hallId }), describeRules(ctx, hall.region)])
  const inService = hall.windows.filter((window) => isInService(window, ctx.clock.today()))
  const itemNames = new Map(items.map(({ code, name }) => [code, name]))
  const callingNow = new Set(seats.filter(({ state }) => state === 'open').map(({ windowNo }) => windowNo))
  const against = !mayDo('queue.manageLines', ctx.actor.roles) ? '由大厅管理员设置。' : looksAfterHall(officer, hall) ? null : '这个大厅不由您管理。'
  return {
    hallName: hall.name, hallRegion: hall.region,
    rows: lines.map((line) => {
      const windows = hall.windows.filter((window) => isServedBy(line, window)).map(({ no }) => no)
      return {
        letter: line.letter, name: line.name, windowKinds: line.windowKinds, windowNos: line.windowNos, itemCodes: line.itemCodes, authorityIds: line.authorityIds, takesRest: line.takesRest,
        expectedMinutes: line.expectedMinutes, isOpen: line.isOpen, version: line.version, windows,
        kindNames: line.windowKinds.map((kind) => windowKindWords[kind]), authorityNames: line.authorityIds.map((id) => directory.authority(id).shortName),
        itemNames: line.itemCodes.flatMap((code) => itemNames.get(code) ?? []), calling: windows.filter((no) => callingNow.has(no)), fault: faultOf(line, inService) ?? null,
      }
    }),
    faults: findHallFaults(lines, inService),
    rules,
    choices: {
      windowKinds: Object.entries(windowKindWords).map(([value, label]) => ({ value, label })),
      windows: hall.windows.map(({ no, name, kind }) => ({ value: no, label: `${no} ${name}（${windowKindWords[kind]}）` })),
      departments: directory.listAuthorities(hall.region).filter(({ level }) => level !== 'village').map(({ id, shortName }) => ({ value: id, label: shortName })),
      letters: LETTERS.filter((letter) => !lines.some((line) => line.letter === letter)),
    },
    allowedActions: [{ verb: 'change', name: '设置', allowed: against === null, reason: against }],
  }
}

async function describeRules(ctx: Context, region: string): Promise<{ name: string; value: string }[]> {
  const today = ctx.clock.today()
  const [policy, priorities, share] = await Promise.all([getSetting(ctx, callingPolicy, region, today), getPriorities(ctx, region, today), getSetting(ctx, appointmentShare, region, today)])
  const first = [...priorities].map(([each, minutes]) => `${priorityWords[each]}提前 ${minutes} 分钟`).join('、')
  return [
    { name: callingPolicy.title, value: callingPolicyWords[policy] }, { name: '优先叫号', value: first || '没有优先的人群' }, { name: appointmentShare.title, value: `${Math.round(share * 100)}%` },
  ]
}
