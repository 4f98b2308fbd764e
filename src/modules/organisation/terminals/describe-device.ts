import type { Context } from '../../../platform/context.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { getSetting } from '../../../platform/settings.ts'
import { getDirectory } from '../directory.ts'
import { mayDo } from '../role-permissions.ts'
import { loadSites } from '../sites/sites.ts'
import { deviceKindWords, faultSourceWords, faultStateWords, isTerminal, placeKindWords, type SeenDevice } from './device.ts'
import type { DeviceView, FaultView } from './device-contract.ts'
import { connectionOf, connectionWords, FAULT_STEPS, type FaultStep, reasonAgainstStep } from './device-rules.ts'
import type { FaultOfDevice } from './fault-store.ts'
import { offlineMinutes } from './settings.ts'

/** Devices as they stand now, every code with its name. */
export async function describeDevices(ctx: Context, devices: readonly SeenDevice[]): Promise<DeviceView[]> {
  const [directory, { sites }] = [await getDirectory(ctx), await loadSites(ctx)]
  const now = ctx.clock.now()
  return Promise.all(devices.map(async (device): Promise<DeviceView> => {
    const { id, region, version, number, kind, model, placeKind, placeName, address, divisionCode, hallId, siteId, isAllDay, state, retiredReason, seenAt, status, openFaults } = device
    const connection = isTerminal(device) && state === 'inUse' ? connectionOf(device, now, await getSetting(ctx, offlineMinutes, region, ctx.clock.today())) : null
    return {
      id, region, version, number, kind, kindName: deviceKindWords[kind], model, isTerminal: isTerminal(device), placeKind, placeKindName: placeKindWords[placeKind], placeName, address,
      division: divisionCode, divisionName: directory.division(divisionCode).name, hall: hallId, hallName: hallId === null ? null : directory.hall(hallId).name,
      site: siteId, siteName: siteId === null ? null : (sites.get(siteId)?.name ?? null), isAllDay, state, retiredReason,
      connection, connectionName: connection && connectionWords[connection], seenAt: seenAt && toRfc3339(seenAt),
      paper: status?.paper === undefined ? null : { enough: '纸够用', low: '纸不多', out: '缺纸' }[status.paper], openFaults,
    }
  }))
}

/** A fault as it stands today, and what may be done about it. */
export function describeFault(ctx: Pick<Context, 'actor' | 'clock'>, fault: FaultOfDevice): FaultView {
  const { id, version, deviceId, number, kind, placeName, source, what, reporter, state, assignee, repairedHow, dueOn, reportedAt, repairedAt, closedAt } = fault
  const mayManage = mayDo('organisation.manageDevices', ctx.actor.roles)
  return {
    id, version, deviceId, number, kindName: deviceKindWords[kind as keyof typeof deviceKindWords], placeName, source, sourceName: faultSourceWords[source], what, reporter, state, stateName: faultStateWords[state], assignee, repairedHow,
    dueOn, isLate: (state === 'reported' || state === 'assigned') && dueOn < ctx.clock.today(), reportedAt: toRfc3339(reportedAt), repairedAt: repairedAt && toRfc3339(repairedAt), closedAt: closedAt && toRfc3339(closedAt),
    allowedActions: (Object.keys(FAULT_STEPS) as FaultStep[]).map((verb) => {
      const reason = mayManage ? (reasonAgainstStep(state, verb) ?? null) : '由大厅管理员处理。'
      return { verb, name: FAULT_STEPS[verb].name, allowed: reason === null, reason }
    }),
  }
}
